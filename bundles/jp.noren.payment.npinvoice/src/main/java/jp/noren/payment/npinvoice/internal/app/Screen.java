package jp.noren.payment.npinvoice.internal.app;

import java.util.Optional;
import jp.noren.payment.npinvoice.internal.app.AssumedOperations.Buyer;
import jp.noren.payment.npinvoice.internal.app.AssumedOperations.BuyerForm;
import jp.noren.payment.npinvoice.internal.domain.Place;
import jp.noren.payment.spi.Bills;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Requests;
import jp.noren.payment.spi.http.Deadline;

/**
 * Finds the company's id of a buyer by our own id, each time anew: nothing is kept here. Who is not known there is registered, and so screened
 * (R120): a member need not have been screened before he orders.
 */
final class Screen {
    private final AssumedOperations company;
    private final Timing timing;

    Screen(AssumedOperations company, Timing timing) {
        this.company = company;
        this.timing = timing;
    }

    /** As long as nothing is known it is under review, and asked again later. */
    Bills.Screening handle(Requests.Buyer buyer, Requests.Contact contact, java.time.Instant deadline) {
        Bills.Screening unknown = new Bills.Screening(Bills.Screened.REVIEWING, null, Optional.empty());
        if (buyer.kind() == BuyerKind.INDIVIDUAL) {
            return new Bills.Screening(Bills.Screened.REFUSED, null, Optional.empty());
        }
        return find(buyer, contact, timing.until(deadline))
                .fold(
                        found -> new Bills.Screening(found.state(), found.buyerId(), found.limit()),
                        codes -> unknown,
                        why -> unknown,
                        why -> unknown);
    }

    /** Refused with {@code unsent-<field>} where the buyer has to be registered and his address does not do for that. */
    Answer<Buyer> find(Requests.Buyer buyer, Requests.Contact contact, Deadline deadline) {
        Answer<Optional<Buyer>> known = company.findBuyer(buyer.id(), deadline);
        return known.fold(
                found -> found.<Answer<Buyer>>map(Answer.Ok::new).orElseGet(() -> register(buyer, contact, deadline)),
                Answer.Refused::new,
                Answer.NotSent::new,
                Answer.Lost::new);
    }

    private Answer<Buyer> register(Requests.Buyer buyer, Requests.Contact contact, Deadline deadline) {
        Place place = place(buyer, contact);
        Optional<String> flaw = place.flaw();
        if (flaw.isPresent()) {
            return new Answer.Refused<>("unsent-" + flaw.get());
        }
        boolean corporate = buyer.kind() == BuyerKind.CORPORATE;
        return company.registerBuyer(new BuyerForm(buyer.id(), corporate, buyer.email(), place), deadline);
    }

    static Place place(Requests.Buyer buyer, Requests.Contact contact) {
        return Place.of(
                contact.company() == null ? buyer.name() : contact.company(),
                contact.department(),
                contact.person() == null ? buyer.name() : contact.person(),
                contact.postalCode(),
                contact.address(),
                contact.phone());
    }
}
