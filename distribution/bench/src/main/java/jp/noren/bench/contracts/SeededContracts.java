package jp.noren.bench.contracts;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import jp.noren.billing.api.ChargeLine;
import jp.noren.billing.api.ChargeSource;
import jp.noren.billing.api.ChargedContracts;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.Yen;

/** Contracts out of a seed: each one's id, card and fees follow from its number, so that nothing has to be stored and every node has the same ones. */
public final class SeededContracts implements ChargedContracts, ChargeSource {
    /** Also the switch of the storefront. */
    public static final String NAME = "bench";

    private static final long[] MONTHLY = {2_400, 2_980, 3_600, 4_600, 1_980, 2_600, 3_200};
    private static final long[] SUPPORT = {0, 300, 500};

    private final String storefront;
    private final int contracts;
    private final long seed;

    SeededContracts(String storefront, int contracts, long seed) {
        this.storefront = storefront;
        this.contracts = contracts;
        this.seed = seed;
    }

    public static String contract(int number) {
        return String.format("ctr_bench%09d", number);
    }

    public static String customerRef(String contract) {
        return "cust_" + contract;
    }

    private static int number(String contract) {
        return Integer.parseInt(contract.substring("ctr_bench".length()));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Account> page(String asked, YearMonth month, String after, int limit) {
        List<Account> page = new ArrayList<>();
        int first = after == null ? 1 : number(after) + 1;
        for (int i = first; asked.equals(storefront) && i <= contracts && page.size() < limit; i++) {
            String id = contract(i);
            page.add(new Account(id, "B-" + i, "mem_bench" + i, "CARD", customerRef(id)));
        }
        return page;
    }

    @Override
    public Map<String, List<ChargeLine>> lines(String asked, YearMonth month, List<String> ids) {
        Map<String, List<ChargeLine>> lines = new HashMap<>();
        for (String id : ids) {
            SplittableRandom random = new SplittableRandom(seed ^ number(id));
            List<ChargeLine> of = new ArrayList<>();
            of.add(line("monthly", MONTHLY[random.nextInt(MONTHLY.length)]));
            long support = SUPPORT[random.nextInt(SUPPORT.length)];
            if (support > 0) {
                of.add(line("support", support));
            }
            lines.put(id, of);
        }
        return lines;
    }

    private static ChargeLine line(String code, long yen) {
        return new ChargeLine(code, LocalizedText.of("月額", "Monthly fee", "Phí tháng"), Yen.of(yen), 10);
    }
}
