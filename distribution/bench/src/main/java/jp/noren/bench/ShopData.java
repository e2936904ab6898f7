package jp.noren.bench;

import java.util.List;
import java.util.Random;

/**
 * The ids, names and prices that the acceptance runs on: those of the demo data, or invented ones from a seed, so that nothing can be hard-wired.
 *
 * @param goods storefront with stock and bank transfer
 * @param seals three small goods whose prices end in 5, so that rounding per line and per document differ
 * @param lastPiece goods of which one is left
 * @param software storefront with cards alone
 * @param seat plan with a least quantity
 * @param seatMinimum that quantity
 * @param flat plan that is sold once only
 */
public record ShopData(
        String goods,
        List<Good> seals,
        Good lastPiece,
        String software,
        Good seat,
        int seatMinimum,
        Good flat,
        List<String> termsVersions) {

    /** @param price yen without tax */
    public record Good(String id, long price) {}

    public static ShopData demo() {
        return new ShopData(
                "KURA",
                List.of(new Good("SEAL-A", 105), new Good("SEAL-B", 115), new Good("SEAL-C", 125)),
                new Good("NOREN-1", 8613),
                "TANA",
                new Good("TSUNAGU-S", 1800),
                3,
                new Good("GIJI-20", 4500),
                List.of("2026-04", "2026-12"));
    }

    public static ShopData generated(long seed) {
        Random random = new Random(seed);
        String mark = Integer.toString(random.nextInt(36 * 36 * 36, 36 * 36 * 36 * 36), 36)
                .toUpperCase();
        long base = 100 + 100L * random.nextInt(20);
        return new ShopData(
                "G" + mark,
                List.of(
                        new Good("P" + mark + "-1", base + 5),
                        new Good("P" + mark + "-2", base + 15),
                        new Good("P" + mark + "-3", base + 25)),
                new Good("P" + mark + "-9", 1000 + random.nextInt(9000)),
                "S" + mark,
                new Good("Q" + mark + "-1", 100L * random.nextInt(10, 40)),
                random.nextInt(2, 6),
                new Good("Q" + mark + "-2", 100L * random.nextInt(10, 90)),
                List.of("2026-01", "2026-12"));
    }

    public long sealsSum() {
        return seals.stream().mapToLong(Good::price).sum();
    }

    /** Rounded once per document. */
    public long sealsTax() {
        return sealsSum() / 10;
    }

    /** What it would be if each line were rounded by itself. */
    public long sealsTaxPerLine() {
        return seals.stream().mapToLong(seal -> seal.price() / 10).sum();
    }

    public static long withTax(long sum) {
        return sum + sum / 10;
    }
}
