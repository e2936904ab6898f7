package jp.noren.rental.internal.app;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import jp.noren.access.api.Caller;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Explained;
import jp.noren.rental.internal.domain.Explanation;
import jp.noren.rental.internal.domain.Japan;
import jp.noren.rental.internal.domain.RentalPolicy;
import jp.noren.rental.internal.domain.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The eight functions of a member's page (R001, R006): each open or closed, why, and when it opens next. */
@Component(service = ShowHome.class)
public final class ShowHome {

    /**
     * @param name its word; {@code rental.home-<name>} is what it is called
     * @param code why it is closed; null when it is open
     * @param next the first day on which it is open again; null when it is open, or when nobody knows
     */
    public record Entry(String name, boolean open, String code, Map<String, Object> args, LocalDate next) {
        static Entry open(String name) {
            return new Entry(name, true, null, Map.of(), null);
        }

        static Entry closed(String name, String code) {
            return new Entry(name, false, code, Map.of(), null);
        }
    }

    private final Clock clock;
    private final ContractBook book;
    private final ReadPolicy policies;
    private final Neighbours neighbours;

    @Activate
    public ShowHome(
            @Reference Clock clock,
            @Reference ContractBook book,
            @Reference ReadPolicy policies,
            @Reference Neighbours neighbours) {
        this.clock = clock;
        this.book = book;
        this.policies = policies;
        this.neighbours = neighbours;
    }

    public List<Entry> handle(Caller member) {
        LocalDate today = Japan.day(clock.instant());
        RentalPolicy policy = policies.on(member.storefront(), today);
        List<Contract> live = book.ofMember(member.storefront(), member.id()).stream()
                .filter(contract -> contract.on(today).isLive())
                .toList();
        List<Entry> all = new ArrayList<>();
        all.add(Entry.open("contracts"));
        all.add(apply(live, today));
        all.add(best("plan-change", live, one -> Explanation.planChange(one, today, policy)));
        all.add(elsewhere("registration"));
        all.add(
                live.isEmpty()
                        ? Entry.closed("payment-method", "rental.home-no-contract")
                        : elsewhere("payment-method"));
        all.add(elsewhere("receipts"));
        all.add(elsewhere("downloads"));
        all.add(best("cancellation", live, one -> Explanation.cancellation(one, today, policy)));
        return all;
    }

    private static Entry apply(List<Contract> live, LocalDate today) {
        return live.stream().anyMatch(contract -> contract.on(today) == Status.SUSPENDED)
                ? Entry.closed("apply", "rental.suspended")
                : Entry.open("apply");
    }

    private Entry elsewhere(String name) {
        return neighbours.serve(name) ? Entry.open(name) : Entry.closed(name, "rental.home-away");
    }

    /** Open when it is so for one of the contracts; else why not for the one that opens first. */
    private static Entry best(String name, List<Contract> live, Function<Contract, Explained> explain) {
        List<Explained> all = live.stream().map(explain).toList();
        if (all.stream().anyMatch(Explained::allowed)) {
            return Entry.open(name);
        }
        return all.stream()
                .min(Comparator.comparing(Explained::next, Comparator.nullsLast(Comparator.naturalOrder())))
                .map(one -> new Entry(name, false, one.code(), one.args(), one.next()))
                .orElseGet(() -> Entry.closed(name, "rental.home-no-contract"));
    }
}
