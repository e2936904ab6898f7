package jp.noren.rental.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.billing.api.ContractCharges;
import jp.noren.kernel.RefusedException;
import jp.noren.member.api.MemberView;
import jp.noren.member.api.Members;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.persistence.Transactions;
import jp.noren.rental.internal.domain.Application;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Japan;
import jp.noren.rental.internal.domain.Status;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * A member applies for a contract, his first or one more (R004, R005). What the next run charges is concluded at once; what is paid at conclusion waits for
 * its payment as {@code PAYING}, and comes to nothing when that is declined.
 */
@Component(service = ApplyForRental.class)
public final class ApplyForRental {

    /** @param card a new card's one-time token; null when the member has a card here already, or pays otherwise */
    public record Command(FileWish filing, PaymentSource.CardToken card) {}

    private final Clock clock;
    private final Transactions transactions;
    private final Members members;
    private final Desk desk;
    private final Steps steps;

    /** What an application consists of. */
    @Component(service = Steps.class)
    public static final class Steps {
        private final ForeseeApplication foresee;
        private final FirstCard card;
        private final BeginContract begin;
        private final ChargeConclusion charge;
        private final SettleConclusion settle;

        @Activate
        public Steps(
                @Reference ForeseeApplication foresee,
                @Reference FirstCard card,
                @Reference BeginContract begin,
                @Reference ChargeConclusion charge,
                @Reference SettleConclusion settle) {
            this.foresee = foresee;
            this.card = card;
            this.begin = begin;
            this.charge = charge;
            this.settle = settle;
        }
    }

    @Activate
    public ApplyForRental(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Members members,
            @Reference Desk desk,
            @Reference Steps steps) {
        this.clock = clock;
        this.transactions = transactions;
        this.members = members;
        this.desk = desk;
        this.steps = steps;
    }

    /**
     * @throws RefusedException CONFLICT {@code rental.payment-change-not-allowed}, {@code rental.no-stock}, …
     * @throws Approval.ChangedException when something else would happen than was shown
     */
    public Application handle(Command command) {
        Instant now = clock.instant();
        FileWish filing = command.filing();
        MemberView member = members.get(filing.caller().id());
        Optional<Application> before = desk.existing(filing.caller(), filing.key());
        if (before.isPresent()) {
            return steps.settle.handle(before.get());
        }
        Application filed = desk.file(
                filing.caller(),
                filing.wish(),
                () -> steps.charge.together(filing.wish().parts().keySet(), () -> {
                    keepCard(command, member, now);
                    return transactions.required(() -> file(filing, member, now));
                }));
        return steps.settle.handle(filed);
    }

    /** The card is kept before anything is written, and only for an application that would be accepted as it stands. */
    private void keepCard(Command command, MemberView member, Instant now) {
        FileWish filing = command.filing();
        List<Contract> live = transactions.required(() -> desk.takeAll(member.storefront(), member.id()));
        desk.approve(filing.caller(), steps.foresee.of(member, live, filing.wish(), Japan.time(now)), filing.given());
        steps.card.keep(member, live, filing.wish().method(), command.card());
    }

    private Application file(FileWish filing, MemberView member, Instant now) {
        List<Contract> live = desk.takeAll(member.storefront(), member.id());
        return desk.existing(filing.caller(), filing.key()).orElseGet(() -> write(filing, member, live, now));
    }

    private Application write(FileWish filing, MemberView member, List<Contract> live, Instant now) {
        Foreseen foreseen = steps.foresee.of(member, live, filing.wish(), Japan.time(now));
        desk.approve(filing.caller(), foreseen, filing.given());
        boolean waits = !foreseen.beginning().chargedNow().isEmpty()
                && foreseen.beginning().payer().isCard();
        Contract contract = steps.begin.handle(
                new BeginContract.Draft(
                        new Contract.Owner(member.storefront(), member.id()),
                        foreseen.beginning(),
                        waits ? Status.APPLIED : Status.RESERVED,
                        null,
                        filing.wish().parts()),
                now);
        Optional<ContractCharges.Charge> charge =
                steps.charge.add(contract, foreseen.beginning().chargedNow());
        return desk.write(
                new Registry.Filing(
                        filing.caller(),
                        filing.key(),
                        now,
                        contract,
                        null,
                        charge.map(ContractCharges.Charge::id).orElse(null)),
                foreseen);
    }
}
