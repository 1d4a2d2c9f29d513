package org.qianyin.client.draft;

import java.time.LocalDate;
import org.qianyin.media.Fingerprint;

/**
 * What a registration takes from a file.
 *
 * @param name last part of its path; stays with the owner but for what a title takes from it
 * @param date of its last change, where it lies
 */
public record FileFacts(String name, Fingerprint fingerprint, LocalDate date) {}
