package jp.noren.sandbox.internal.web;

import java.util.List;
import jp.noren.rest.WebRegistration;
import jp.noren.sandbox.internal.app.PayLaterCompany;
import jp.noren.sandbox.internal.app.RentOffice;
import jp.noren.sandbox.internal.door.DeskServlet;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Opens the front doors of the played pay-later company and landlord. */
@Component(service = MethodPages.class, immediate = true)
public final class MethodPages {
    private final List<WebRegistration> pages;

    @Activate
    public MethodPages(BundleContext context, @Reference PayLaterCompany atone, @Reference RentOffice rents) {
        pages = List.of(
                WebRegistration.open(context, new DeskServlet(atone), "jp.noren.sandbox.atone", "/sandbox/atone/*"),
                WebRegistration.open(context, new DeskServlet(rents), "jp.noren.sandbox.rent", "/sandbox/rent/*"));
    }

    @Deactivate
    void close() {
        pages.forEach(WebRegistration::close);
    }
}
