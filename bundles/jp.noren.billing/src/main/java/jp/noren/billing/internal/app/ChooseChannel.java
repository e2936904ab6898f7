package jp.noren.billing.internal.app;

import java.time.Clock;
import java.util.Map;
import jp.noren.access.api.Caller;
import jp.noren.audit.api.AuditTrail;
import jp.noren.billing.internal.app.DispatchBook.Chosen;
import jp.noren.billing.internal.domain.BillChannel;
import jp.noren.kernel.RefusedException;
import jp.noren.member.api.MemberView;
import jp.noren.persistence.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** An operator marks how a member's bills reach him from now on; audited, with the reason (R137). */
@Component(service = ChooseChannel.class)
public final class ChooseChannel {
    private final Clock clock;
    private final Transactions transactions;
    private final Sight sight;
    private final DispatchBook book;
    private final AuditTrail audit;

    @Activate
    public ChooseChannel(
            @Reference Clock clock,
            @Reference Transactions transactions,
            @Reference Sight sight,
            @Reference DispatchBook book,
            @Reference AuditTrail audit) {
        this.clock = clock;
        this.transactions = transactions;
        this.sight = sight;
        this.book = book;
        this.audit = audit;
    }

    /** @throws RefusedException NOT_FOUND */
    public Chosen handle(Caller caller, String member, BillChannel channel, String reason) {
        MemberView found = sight.member(caller, member);
        Chosen chosen = new Chosen(channel, reason, caller.id(), clock.instant());
        transactions.run(() -> {
            book.choose(found.storefront(), found.id(), chosen);
            audit.record(
                    caller,
                    found.storefront(),
                    "billing.channel-chosen",
                    found.id(),
                    Map.of("channel", channel.word(), "reason", reason));
        });
        return chosen;
    }

    /** As it is now. @throws RefusedException NOT_FOUND */
    public Chosen find(Caller caller, String member) {
        MemberView found = sight.member(caller, member);
        return book.chosen(found.storefront(), found.id())
                .orElseGet(() -> new Chosen(BillChannel.EMAIL, null, null, null));
    }
}
