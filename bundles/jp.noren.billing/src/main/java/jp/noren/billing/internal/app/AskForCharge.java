package jp.noren.billing.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.noren.billing.api.ChargeLine;
import jp.noren.billing.internal.domain.Charge;
import jp.noren.billing.internal.domain.Japan;
import jp.noren.kernel.Yen;
import jp.noren.member.api.ContactView;
import jp.noren.member.api.MemberView;
import jp.noren.member.api.Members;
import jp.noren.payment.api.Payments;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Requests;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is asked of payment for a charge. Each try has a key of its own; the purpose lets only one of them be open or paid. */
@Component(service = AskForCharge.class)
public final class AskForCharge {
    private final Clock clock;
    private final ChargeBook charges;
    private final Members members;
    private final SettlementPolicies policies;

    @Activate
    public AskForCharge(
            @Reference Clock clock,
            @Reference ChargeBook charges,
            @Reference Members members,
            @Reference SettlementPolicies policies) {
        this.clock = clock;
        this.charges = charges;
        this.members = members;
        this.policies = policies;
    }

    /** A company that takes kept cards needs to know nothing of whose it is. */
    static BuyerKind kind(Charge charge, MemberView member) {
        return charge.isBy(Charge.CARD)
                ? BuyerKind.INDIVIDUAL
                : BuyerKind.valueOf(member.kind().name());
    }

    MemberView member(Charge charge) {
        return members.get(charge.owner().member());
    }

    /** By the card kept for the contract. @param brands of the storefront */
    static Payments.Start byKeptCard(Charge charge, Set<CardBrand> brands) {
        String who = charge.owner().contractNumber();
        Requests.Buyer buyer = new Requests.Buyer(charge.owner().member(), who, "", "ja", BuyerKind.INDIVIDUAL);
        PaymentSource card = new PaymentSource.StoredCard(charge.owner().customerRef(), 1);
        return start(charge, buyer, card, brands, Requests.Contact.NONE, List.of());
    }

    /** One by itself, by whatever its method is. */
    Payments.Start alone(Charge charge) {
        if (charge.isBy(Charge.CARD)) {
            return byKeptCard(charge, brands(charge.owner().storefront()));
        }
        MemberView member = member(charge);
        Requests.Buyer buyer =
                new Requests.Buyer(member.id(), member.name(), member.email(), member.language(), kind(charge, member));
        ContactView known = members.contact(member.id());
        Requests.Contact contact = new Requests.Contact(
                known.company(),
                known.department(),
                known.person(),
                known.postcode() == null ? null : known.postcode().replaceAll("\\D", ""),
                known.address(),
                known.phone());
        PaymentSource source = charge.isBy(Charge.ATONE) ? new PaymentSource.Wallet(null) : new PaymentSource.Invoice();
        return start(charge, buyer, source, Set.of(), contact, lines(charge));
    }

    Set<CardBrand> brands(String storefront) {
        return policies.brands(storefront, today());
    }

    private LocalDate today() {
        Instant now = clock.instant();
        return Japan.day(now);
    }

    /** The companies want lines at 8 or 10 percent; a deposit, which bears no tax, is not listed for them. */
    private List<Requests.Line> lines(Charge charge) {
        List<Requests.Line> lines = new ArrayList<>();
        List<ChargeLine> all = charges.lines(charge.id());
        if (charge.sum().deposit().isPositive()) {
            return lines;
        }
        for (int i = 0; i < all.size(); i++) {
            ChargeLine line = all.get(i);
            lines.add(new Requests.Line(
                    line.code() + "-" + (i + 1), line.name().in("ja"), line.amount(), 1, line.taxPercent()));
        }
        return lines;
    }

    private static Payments.Start start(
            Charge charge,
            Requests.Buyer buyer,
            PaymentSource source,
            Set<CardBrand> brands,
            Requests.Contact contact,
            List<Requests.Line> lines) {
        Yen total = charge.sum().total();
        return new Payments.Start(
                charge.id() + "." + (charge.standing().tries() + 1),
                charge.owner().storefront(),
                OfCharge.purpose(charge.id()),
                total,
                charge.sum().tax(),
                buyer,
                null,
                charge.owner().contractNumber(),
                brands,
                source,
                null,
                null,
                contact,
                lines);
    }
}
