package org.qianyin.proof;

/**
 * One line of a verdict.
 *
 * @param name which check
 * @param about the subject, contract or entry where the check runs for each of several; else empty
 * @param outcome how it ended
 */
public record Finding(CheckName name, String about, Check outcome) {}
