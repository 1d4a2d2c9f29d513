/**
 * Java bindings of the contract, written by web3j's generator at build time and by nobody else.
 * They use web3j alone; their nullness is not marked.
 */
package org.qianyin.contracts.bindings;
