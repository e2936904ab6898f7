package jp.noren.support.internal.domain;

/**
 * What a plan covers.
 *
 * @param cover such as {@code DAMAGE}
 * @param delayMonths months after the start month in which it is not covered yet
 */
public record CoverTerm(String cover, int delayMonths) {}
