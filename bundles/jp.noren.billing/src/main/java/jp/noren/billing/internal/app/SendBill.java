package jp.noren.billing.internal.app;

import java.time.Clock;
import java.util.Map;
import jp.noren.billing.internal.domain.Bill;
import jp.noren.billing.internal.domain.BillChannel;
import jp.noren.billing.internal.domain.TaskKind;
import jp.noren.member.api.MemberView;
import jp.noren.notification.api.Mails;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Brings a letter about a bill to its member, in the running transaction: by mail, or by a task of the desk where he gets his bills another way (R137). */
@Component(service = SendBill.class)
public final class SendBill {
    private final Clock clock;
    private final Mails mails;
    private final DispatchBook book;

    @Activate
    public SendBill(@Reference Clock clock, @Reference Mails mails, @Reference DispatchBook book) {
        this.clock = clock;
        this.mails = mails;
        this.book = book;
    }

    void handle(Bill bill, MemberView member, String template, Map<String, ?> args) {
        boolean byHand = book.chosen(member.storefront(), member.id())
                .filter(chosen -> chosen.channel() == BillChannel.POST)
                .isPresent();
        if (byHand) {
            book.raise(bill.id(), TaskKind.POST, template, clock.instant());
        } else {
            mail(member, template, args);
        }
    }

    /** What is about no bill goes by mail. */
    void mail(MemberView member, String template, Map<String, ?> args) {
        mails.send(new Mails.Mail(
                member.storefront(), member.id(), member.email(), member.language(), template, args, Map.of()));
    }
}
