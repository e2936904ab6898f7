package jp.noren.checkout.internal;

import jp.noren.checkout.internal.rest.CartResource;
import jp.noren.checkout.internal.rest.HeldOrdersResource;
import jp.noren.checkout.internal.rest.OrdersResource;
import jp.noren.checkout.internal.rest.PaymentMethodsResource;
import jp.noren.checkout.internal.rest.ProductsResource;
import jp.noren.testing.openapi.OpenApiDrift;
import org.junit.jupiter.api.Test;

class DocumentTest {
    @Test
    void describesWhatIsServed() {
        OpenApiDrift.requireNone(
                "checkout",
                ProductsResource.class,
                CartResource.class,
                PaymentMethodsResource.class,
                OrdersResource.class,
                HeldOrdersResource.class);
    }
}
