package jp.noren.payment.tck;

import java.util.List;
import java.util.stream.Stream;
import jp.noren.kernel.Ids;
import jp.noren.kernel.Yen;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.payment.spi.Requests;
import org.junit.jupiter.api.DynamicTest;

/** Section 9: a card kept at the company pays again, until it is deleted. */
final class StoredCardChecks {
    private final Subject subject;

    StoredCardChecks(Subject subject) {
        this.subject = subject;
    }

    Stream<DynamicTest> all() {
        if (!subject.can(Capability.STORED_CARD)) {
            return Stream.empty();
        }
        return List.of(
                subject.test("a kept card pays", this::keptCardPays),
                subject.test("a deleted card pays no more", this::deletedCardDoesNot),
                subject.test("a lost reply is Unknown", this::lost))
                .stream();
    }

    private Outcome keep(String customer) {
        PaymentSource.CardToken card = (PaymentSource.CardToken) subject.author.source();
        return subject.provider.storeCard(
                new Requests.StoreCard(subject.author.storefront(), customer, card, subject.deadline()));
    }

    private Outcome pay(String customer) {
        return subject.start(subject.newKey(), new PaymentSource.StoredCard(customer, 1));
    }

    private static boolean isGood(Outcome outcome) {
        return outcome instanceof Outcome.Authorised || outcome instanceof Outcome.Approved;
    }

    private void keptCardPays() {
        String customer = "cust-" + Ids.randomText(10);
        Outcome kept = keep(customer);
        Outcome.Approved approved =
                Report.expect(Guide.STORED_CARDS, Outcome.Approved.class, "since the card is kept", kept);
        Report.expect(Guide.STORED_CARDS, approved.amount().equals(Yen.ZERO), "amount zero", approved);
        Outcome paid = pay(customer);
        Report.expect(Guide.STORED_CARDS, isGood(paid), "money reserved or moved by the kept card", paid);
    }

    private void deletedCardDoesNot() {
        String customer = "cust-" + Ids.randomText(10);
        keep(customer);
        Outcome deleted = subject.provider.deleteCard(subject.author.storefront(), customer, subject.deadline());
        Report.expect(Guide.STORED_CARDS, Outcome.Approved.class, "since the card is deleted", deleted);
        Outcome paid = pay(customer);
        Report.expect(Guide.STORED_CARDS, Outcome.Declined.class, "since there is no card", paid);
    }

    private void lost() {
        subject.gateway.behave(new Mood.LosesReply());
        Outcome kept = keep("cust-" + Ids.randomText(10));
        Report.expect(Guide.STORED_CARDS, Outcome.Unknown.class, "since no reply came", kept);
    }
}
