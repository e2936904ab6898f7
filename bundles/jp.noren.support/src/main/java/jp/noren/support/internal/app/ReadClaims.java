package jp.noren.support.internal.app;

import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Slice;
import jp.noren.support.internal.domain.Claim;
import jp.noren.support.internal.domain.ClaimState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows claims: to a member his own, to the desk all, to a reseller those of his storefronts. */
@Component(service = ReadClaims.class)
public final class ReadClaims {

    /** Each may be null. */
    public record Filter(String storefront, String contract, ClaimState state) {}

    private final Sight sight;
    private final ClaimBook claims;

    @Activate
    public ReadClaims(@Reference Sight sight, @Reference ClaimBook claims) {
        this.sight = sight;
        this.claims = claims;
    }

    public List<Claim> page(Caller caller, Filter filter, Slice slice) {
        boolean member = caller.kind() == Caller.Kind.MEMBER;
        return claims.page(
                new ClaimBook.Query(
                        sight.storefronts(caller, member ? null : filter.storefront()),
                        member ? caller.id() : null,
                        filter.contract(),
                        filter.state()),
                slice);
    }

    /** @throws RefusedException NOT_FOUND for another's as for none */
    public Claim find(Caller caller, String id) {
        return claims.find(id)
                .filter(claim -> sight.sees(caller, claim.storefront(), claim.member()))
                .orElseThrow(RefusedException::notFound);
    }
}
