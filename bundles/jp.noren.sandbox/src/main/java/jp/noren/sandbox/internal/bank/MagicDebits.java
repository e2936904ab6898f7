package jp.noren.sandbox.internal.bank;

/** Debits that fail as they are asked to: the account 999000N, or the amount 9,990,00N yen, ends with result N. All others are collected. */
final class MagicDebits {
    private static final String RESULTS = "123489";

    private MagicDebits() {}

    static char result(String row) {
        String account = row.substring(43, 50);
        String amount = row.substring(80, 90);
        char byAccount = account.startsWith("999000") ? account.charAt(6) : '0';
        char byAmount = amount.startsWith("000999000") ? amount.charAt(9) : '0';
        return RESULTS.indexOf(byAccount) >= 0 ? byAccount : RESULTS.indexOf(byAmount) >= 0 ? byAmount : '0';
    }
}
