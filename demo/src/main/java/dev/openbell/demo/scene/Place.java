package dev.openbell.demo.scene;

/**
 * Where the demo happens.
 *
 * @param cluster in words, with its version
 * @param operator in words: where it runs, and its log
 * @param measuredBy in words: who measures the lateness
 */
public record Place(String cluster, String operator, String measuredBy) {}
