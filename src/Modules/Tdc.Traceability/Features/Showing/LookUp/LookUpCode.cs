using Tdc.Traceability.Domain.Showing;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Features.Showing.Scans;

namespace Tdc.Traceability.Features.Showing.LookUp;

/// <summary>Leads a typed or pasted code to its page.</summary>
internal sealed class LookUpCode(ITradeRegister register, ScanCounter scans)
{
    /// <summary>The address of the code's page without language; <see langword="null"/> when the code is broken or empty.</summary>
    public async Task<string?> AddressAsync(ScannedCode code, CancellationToken cancellation)
    {
        if (code.Kind == CodeKind.Gs1)
        {
            var gtin = code.Link!.Key.Ai.Code == "01" ? code.Link.Key.Value : "";
            if (gtin.Length > 0 && await register.ProductAsync(gtin, cancellation) is not null)
            {
                scans.Count(gtin, code.Link.Path.FirstOrDefault(e => e.Ai.Code == "10").Value ?? "", ScanKind.LookUp, "");
            }

            return "/truy-xuat" + code.Path;
        }

        return code.Kind is CodeKind.Web or CodeKind.Other ? "/ma/" + Uri.EscapeDataString(code.Text) : null;
    }
}
