package jp.noren.rental.internal.app;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.kernel.LocalizedText;
import jp.noren.kernel.RefusedException;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Deposit;
import jp.noren.rental.internal.domain.Explained;
import jp.noren.rental.internal.domain.Explanation;
import jp.noren.rental.internal.domain.Japan;
import jp.noren.rental.internal.domain.Prepaid;
import jp.noren.rental.internal.domain.PriceList;
import jp.noren.rental.internal.domain.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows contracts with all that belongs to them (R003), to a member his own, to desks all, to a reseller those of his shops; and explains them. */
@Component(service = ShowContracts.class)
public final class ShowContracts {

    /**
     * A contract on a day.
     *
     * @param device null while none is assigned
     * @param parts what it has of other capabilities, by their words
     * @param deposit what becomes of the deposit at the end; NONE without one, or without an end
     * @param prepaidLeft months that are paid in advance and have not begun
     */
    public record Shown(
            Contract contract,
            Status status,
            LocalizedText plan,
            LocalizedText course,
            DeviceStock.Device device,
            Map<String, String> parts,
            Deposit.Fate deposit,
            int prepaidLeft) {}

    private final Clock clock;
    private final ContractBook book;
    private final Catalogue catalogue;
    private final Shops shops;
    private final Around around;

    /** What belongs to a contract. */
    @Component(service = Around.class)
    public static final class Around {
        private final DeviceStock devices;
        private final Parts parts;
        private final TurnContract.DepositFate fate;
        private final ReadPolicy policies;
        private final OwnContracts own;

        @Activate
        public Around(
                @Reference DeviceStock devices,
                @Reference Parts parts,
                @Reference TurnContract.DepositFate fate,
                @Reference ReadPolicy policies,
                @Reference OwnContracts own) {
            this.devices = devices;
            this.parts = parts;
            this.fate = fate;
            this.policies = policies;
            this.own = own;
        }

        /** The rules of the day, asked for each operation, and those of the parts. */
        private List<Explained> explain(Contract contract, LocalDate day) {
            String storefront = contract.owner().storefront();
            boolean legacy = own.isLegacy(contract, day);
            Explanation.Pages pages = new Explanation.Pages(
                    legacy,
                    at -> own.mayChange(storefront, List.of(contract), Contract.Payer.CARD, legacy, Japan.instant(at)));
            List<Explained> all = new ArrayList<>(Explanation.of(contract, day, policies.on(storefront, day), pages));
            all.addAll(parts.explain(Views.of(contract, day), day));
            return all;
        }
    }

    @Activate
    public ShowContracts(
            @Reference Clock clock,
            @Reference ContractBook book,
            @Reference Catalogue catalogue,
            @Reference Shops shops,
            @Reference Around around) {
        this.clock = clock;
        this.book = book;
        this.catalogue = catalogue;
        this.shops = shops;
        this.around = around;
    }

    /** A member's own, newest first. */
    public List<Shown> own(Caller caller) {
        LocalDate today = today();
        return book.ofMember(caller.storefront(), caller.id()).stream()
                .map(contract -> show(contract, today))
                .toList();
    }

    /** @throws RefusedException NOT_FOUND for another's as for none */
    public Shown one(Caller caller, String id) {
        return show(find(caller, id), today());
    }

    /**
     * @param storefront null: whichever has it
     * @throws RefusedException NOT_FOUND, also when several have it and none is named
     */
    public Shown byNumber(Caller caller, String storefront, String number) {
        return show(numbered(caller, storefront, number), today());
    }

    /** @param on null: today */
    public List<Explained> explain(Caller caller, String id, LocalDate on) {
        return explain(find(caller, id), on);
    }

    public List<Explained> explain(Caller caller, String storefront, String number, LocalDate on) {
        return explain(numbered(caller, storefront, number), on);
    }

    private List<Explained> explain(Contract contract, LocalDate on) {
        LocalDate day = on == null ? today() : on;
        return around.explain(contract, day);
    }

    private Contract numbered(Caller caller, String storefront, String number) {
        List<Contract> found = book.numbered(number).stream()
                .filter(contract ->
                        storefront == null || contract.owner().storefront().equals(storefront))
                .filter(contract -> sees(caller, contract))
                .toList();
        if (found.size() != 1) {
            throw RefusedException.notFound();
        }
        return found.get(0);
    }

    private Contract find(Caller caller, String id) {
        return book.find(id).filter(contract -> sees(caller, contract)).orElseThrow(RefusedException::notFound);
    }

    private boolean sees(Caller caller, Contract contract) {
        return caller.kind() == Caller.Kind.MEMBER
                ? contract.owner().member().equals(caller.id()) && !contract.neverRan()
                : shops.sees(caller, contract.owner().storefront());
    }

    private Shown show(Contract contract, LocalDate today) {
        PriceList list = catalogue.on(contract.owner().storefront(), today);
        String plan = contract.rented().plan();
        String course = contract.rented().course();
        return new Shown(
                contract,
                contract.on(today),
                list.plan(plan).map(PriceList.Plan::name).orElseGet(() -> LocalizedText.of(plan, plan, plan)),
                list.course(course)
                        .map(PriceList.Course::name)
                        .orElseGet(() -> LocalizedText.of(course, course, course)),
                around.devices.of(contract.id()).orElse(null),
                around.parts.current(contract.id(), today),
                contract.end() == null ? Deposit.Fate.NONE : around.fate.of(contract),
                Prepaid.remaining(
                        contract.start(),
                        contract.terms().prepaidMonths(),
                        contract.start().isAfter(today) ? contract.start() : today));
    }

    private LocalDate today() {
        return Japan.day(clock.instant());
    }
}
