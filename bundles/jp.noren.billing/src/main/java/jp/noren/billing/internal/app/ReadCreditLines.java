package jp.noren.billing.internal.app;

import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.billing.internal.app.CreditBook.CreditLine;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Slice;
import jp.noren.kernel.Yen;
import jp.noren.member.api.MemberView;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows limit, used and free (R158) to operators, to the reseller of the storefront, and to the member himself. */
@Component(service = ReadCreditLines.class)
public final class ReadCreditLines {

    /** A line with the decisions that made it, the newest first. */
    public record Whole(CreditLine line, List<CreditBook.Decided> history) {}

    private final Sight sight;
    private final CreditBook book;

    @Activate
    public ReadCreditLines(@Reference Sight sight, @Reference CreditBook book) {
        this.sight = sight;
        this.book = book;
    }

    /** @throws RefusedException NOT_FOUND */
    public Whole find(Caller caller, String member) {
        MemberView found = sight.member(caller, member);
        return new Whole(line(found), book.history(found.storefront(), found.id()));
    }

    /** Not approved is a line of nothing (R121). */
    private CreditLine line(MemberView member) {
        return book.find(member.storefront(), member.id())
                .orElseGet(() -> new CreditLine(member.storefront(), member.id(), Yen.ZERO, Yen.ZERO));
    }

    public List<CreditLine> page(Caller caller, String storefront, Slice slice) {
        return book.page(sight.storefronts(caller, storefront), slice);
    }
}
