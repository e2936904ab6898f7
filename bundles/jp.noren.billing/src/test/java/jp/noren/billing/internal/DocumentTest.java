package jp.noren.billing.internal;

import jp.noren.billing.internal.rest.BillChannelsResource;
import jp.noren.billing.internal.rest.BillTasksResource;
import jp.noren.billing.internal.rest.BillsResource;
import jp.noren.billing.internal.rest.ChargesResource;
import jp.noren.billing.internal.rest.ClaimsResource;
import jp.noren.billing.internal.rest.ClosingsResource;
import jp.noren.billing.internal.rest.ContractDepositsResource;
import jp.noren.billing.internal.rest.CreditLinesResource;
import jp.noren.billing.internal.rest.DebitsResource;
import jp.noren.billing.internal.rest.SettlementAccountsResource;
import jp.noren.billing.internal.rest.SettlementRunsResource;
import jp.noren.testing.openapi.OpenApiDrift;
import org.junit.jupiter.api.Test;

class DocumentTest {
    @Test
    void describesWhatIsServed() {
        OpenApiDrift.requireNone(
                "billing",
                BillChannelsResource.class,
                BillTasksResource.class,
                BillsResource.class,
                ChargesResource.class,
                ClaimsResource.class,
                ClosingsResource.class,
                ContractDepositsResource.class,
                CreditLinesResource.class,
                DebitsResource.class,
                SettlementAccountsResource.class,
                SettlementRunsResource.class);
    }
}
