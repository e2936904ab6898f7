package jp.noren.rental.internal.app;

import java.util.List;
import jp.noren.access.api.Caller;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.Slice;
import jp.noren.rental.internal.domain.Application;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows what was filed: to a member his own, to desks all, to a reseller what was filed at his shops. */
@Component(service = ReadApplications.class)
public final class ReadApplications {
    private final ApplicationBook applications;
    private final Shops shops;

    @Activate
    public ReadApplications(@Reference ApplicationBook applications, @Reference Shops shops) {
        this.applications = applications;
        this.shops = shops;
    }

    /** A member's own, newest first. */
    public List<Application> page(Caller caller, Slice slice) {
        return applications.page(caller.storefront(), caller.id(), slice);
    }

    /** @throws RefusedException NOT_FOUND for another's as for none */
    public Application find(Caller caller, String id) {
        return applications.find(id).filter(one -> sees(caller, one)).orElseThrow(RefusedException::notFound);
    }

    private boolean sees(Caller caller, Application application) {
        return caller.kind() == Caller.Kind.MEMBER
                ? caller.id().equals(application.owner().member())
                : shops.sees(caller, application.owner().storefront());
    }
}
