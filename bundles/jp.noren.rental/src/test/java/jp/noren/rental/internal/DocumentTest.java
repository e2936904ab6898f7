package jp.noren.rental.internal;

import jp.noren.rental.internal.rest.DevicesResource;
import jp.noren.rental.internal.rest.MeResource;
import jp.noren.rental.internal.rest.PaymentResource;
import jp.noren.rental.internal.rest.RentalApplicationsResource;
import jp.noren.rental.internal.rest.RentalContractsResource;
import jp.noren.rental.internal.rest.RentalResource;
import jp.noren.rental.internal.rest.ReturnsResource;
import jp.noren.testing.openapi.OpenApiDrift;
import org.junit.jupiter.api.Test;

class DocumentTest {
    @Test
    void describesWhatIsServed() {
        OpenApiDrift.requireNone(
                "rental",
                DevicesResource.class,
                MeResource.class,
                PaymentResource.class,
                RentalApplicationsResource.class,
                RentalContractsResource.class,
                RentalResource.class,
                ReturnsResource.class);
    }
}
