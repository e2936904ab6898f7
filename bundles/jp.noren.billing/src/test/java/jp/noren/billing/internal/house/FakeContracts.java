package jp.noren.billing.internal.house;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import jp.noren.billing.api.ChargeLine;
import jp.noren.billing.api.ChargedContracts.Account;
import jp.noren.billing.internal.app.ChargeSources;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.Yen;
import jp.noren.kernel.gate.Gate;
import jp.noren.kernel.gate.WaitingRoom;

/** Rental and support as billing sees them: contracts with a first and a last month, and what they cost. */
public class FakeContracts implements ChargeSources {
    private record Contract(Account account, YearMonth first, YearMonth last) {}

    private final Map<String, Contract> contracts = new ConcurrentSkipListMap<>();
    private final Map<String, Map<String, List<ChargeLine>>> lines = new HashMap<>();
    public final Set<String> away = new TreeSet<>();

    /** Called with the last id of each page before it is read. */
    public volatile Runnable beforePage = () -> {};

    public FakeContracts() {
        lines.put("rental", new TreeMap<>());
        lines.put("support", new TreeMap<>());
    }

    public void add(String contract, String member, String method, ChargeLine... monthly) {
        String ref = method.equals("CARD") ? "cust_" + contract : null;
        Account account = new Account(contract, "K-" + contract, member, method, ref);
        contracts.put(contract, new Contract(account, YearMonth.of(2020, 1), YearMonth.of(2099, 1)));
        lines.get("rental").put(contract, List.of(monthly));
    }

    public Account account(String contract) {
        return contracts.get(contract).account();
    }

    public void support(String contract, ChargeLine... monthly) {
        lines.get("support").put(contract, List.of(monthly));
    }

    /** Its last month of use. */
    public void ends(String contract, YearMonth last) {
        contracts.computeIfPresent(contract, (id, was) -> new Contract(was.account(), was.first(), last));
    }

    public void pays(String contract, String method, String customerRef) {
        contracts.computeIfPresent(contract, (id, was) -> {
            Account a = was.account();
            Account now = new Account(a.contract(), a.number(), a.member(), method, customerRef);
            return new Contract(now, was.first(), was.last());
        });
    }

    public static ChargeLine line(String code, long net, int tax) {
        return new ChargeLine(code, LocalizedText.of(code, code, code), Yen.of(net), tax);
    }

    private void enter(String name) {
        if (away.contains(name)) {
            new Gate<>(name, new WaitingRoom(java.time.Duration.ZERO, 0, 0)).enterInner();
        }
    }

    @Override
    public Set<String> contracts() {
        return away.contains("rental") ? Set.of() : Set.of("rental");
    }

    @Override
    public Set<String> lines() {
        Set<String> here = new TreeSet<>(lines.keySet());
        here.removeAll(away);
        return here;
    }

    @Override
    public List<Account> page(String name, String storefront, YearMonth month, String after, int limit) {
        beforePage.run();
        enter(name);
        return contracts.values().stream()
                .filter(contract -> !month.isBefore(contract.first()) && !month.isAfter(contract.last()))
                .map(Contract::account)
                .filter(account -> after == null || account.contract().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public Map<String, List<ChargeLine>> lines(String name, String storefront, YearMonth month, List<String> wanted) {
        enter(name);
        Map<String, List<ChargeLine>> found = new HashMap<>(lines.get(name));
        found.keySet().retainAll(wanted);
        return found;
    }
}
