package jp.noren.rental.internal.app;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.member.api.MemberView;
import jp.noren.member.api.Members;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.rental.internal.domain.Japan;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows what a wish would bring if it were filed now, by the rules of the filing itself. Writes nothing. */
@Component(service = PreviewWish.class)
public final class PreviewWish {
    private final Clock clock;
    private final Members members;
    private final ContractBook book;
    private final Foresight foresight;
    private final Approval approval;

    /** One for each kind. */
    @Component(service = Foresight.class)
    public static final class Foresight {
        private final ForeseeCancellation cancellation;
        private final ForeseePlanChange planChange;
        private final ForeseeApplication application;

        @Activate
        public Foresight(
                @Reference ForeseeCancellation cancellation,
                @Reference ForeseePlanChange planChange,
                @Reference ForeseeApplication application) {
            this.cancellation = cancellation;
            this.planChange = planChange;
            this.application = application;
        }
    }

    /** @param token what the filing needs; null when it would be refused */
    public record Preview(Foreseen foreseen, String token) {}

    @Activate
    public PreviewWish(
            @Reference Clock clock,
            @Reference Members members,
            @Reference ContractBook book,
            @Reference Foresight foresight,
            @Reference Approval approval) {
        this.clock = clock;
        this.members = members;
        this.book = book;
        this.foresight = foresight;
        this.approval = approval;
    }

    /** @throws RefusedException NOT_FOUND for another's contract as for none; UNPROCESSABLE for what is not in the catalogue */
    public Preview handle(Caller caller, Wish wish) {
        Foreseen foreseen = foresee(caller, wish, clock.instant());
        String token = foreseen.decision().isAllowed() ? approval.token(caller.id(), foreseen) : null;
        return new Preview(foreseen, token);
    }

    private Foreseen foresee(Caller caller, Wish wish, Instant now) {
        return switch (wish.kind()) {
            case CANCELLATION -> foresight.cancellation.of(own(caller, wish), Japan.time(now));
            case PLAN_CHANGE -> foresight.planChange.of(own(caller, wish), wish, Japan.time(now));
            case NEW, ADDITIONAL -> application(members.get(caller.id()), wish, now);
            case FORCED_END -> throw new IllegalArgumentException("no member asks for that");
        };
    }

    private Foreseen application(MemberView member, Wish wish, Instant now) {
        List<Contract> live = book.ofMember(member.storefront(), member.id()).stream()
                .filter(contract -> contract.status().isLive())
                .toList();
        return foresight.application.of(member, live, wish, Japan.time(now));
    }

    private Contract own(Caller caller, Wish wish) {
        return book.find(wish.contract())
                .filter(one -> one.owner().member().equals(caller.id()))
                .orElseThrow(RefusedException::notFound);
    }
}
