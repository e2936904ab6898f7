package jp.noren.inquiry.internal.app;

import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.billing.api.DebitRequests;
import jp.noren.inquiry.internal.domain.Ticket;
import jp.noren.member.api.MemberView;
import jp.noren.notification.api.Mails;
import jp.noren.persistence.Outbox;
import jp.noren.storefront.api.Storefronts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Records an inquiry, mails its receipt, and tells billing of a wish to be debited (R140); in the running transaction. */
@Component(service = Announce.class)
public final class Announce {
    private final AuditTrail audit;
    private final Mails mails;
    private final Outbox outbox;
    private final Storefronts storefronts;
    private final Categories categories;

    @Activate
    public Announce(
            @Reference AuditTrail audit,
            @Reference Mails mails,
            @Reference Outbox outbox,
            @Reference Storefronts storefronts,
            @Reference Categories categories) {
        this.audit = audit;
        this.mails = mails;
        this.outbox = outbox;
        this.storefronts = storefronts;
        this.categories = categories;
    }

    void filed(Caller caller, MemberView member, Ticket ticket) {
        record(caller, ticket, "inquiry.filed");
        mails.send(new Mails.Mail(
                ticket.storefront(),
                member.id(),
                member.email(),
                member.language(),
                "inquiry.mail-receipt",
                Map.of(
                        "shop", storefronts.get(ticket.storefront()).name(),
                        "name", member.name(),
                        "number", ticket.number(),
                        "category", categories.name(ticket.category(), member.language()),
                        "received_at", ticket.receivedAt(),
                        "text", ticket.text()),
                Map.of()));
        if (ticket.asksForDirectDebit()) {
            String day =
                    ticket.receivedAt().atZone(FileInquiry.JAPAN).toLocalDate().toString();
            outbox.publish(
                    DebitRequests.REQUESTED,
                    ticket.storefront() + ":" + ticket.member(),
                    "{\"ticket\":\"" + ticket.id() + "\",\"on\":\"" + day + "\"}");
        }
    }

    /** Of one without a login nobody is told: his address is not proved. */
    void filedByNobody(Caller caller, Ticket ticket) {
        record(caller, ticket, "inquiry.filed");
    }

    void moved(Caller caller, Ticket ticket) {
        record(caller, ticket, "inquiry.moved");
    }

    private void record(Caller caller, Ticket ticket, String act) {
        audit.record(
                caller,
                ticket.storefront(),
                act,
                ticket.id(),
                Map.of(
                        "number", ticket.number(),
                        "category", ticket.category(),
                        "state", ticket.state().word()));
    }
}
