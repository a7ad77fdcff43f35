using System.Globalization;
using Tdc.Platform.Organisations;
using Tdc.Platform.Outcomes;
using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Features.Numbers.Products;

/// <summary>A certificate, standard or regulation to be added to a product.</summary>
/// <param name="Kind">Code of the kind.</param>
/// <param name="Number">Number as printed, 1 to 100 characters.</param>
/// <param name="Issuer">Who issued it.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day.</param>
internal sealed record CertificateInput(string Kind, string Number, string? Issuer = null, DateOnly? ValidFrom = null, DateOnly? ValidTo = null);

/// <summary>Checks what was typed and puts it on the product.</summary>
internal static class ProductFields
{
    /// <summary>Sets the description; on a refusal the product is not to be saved.</summary>
    public static Refusal? Set(Product product, ProductInput input, DateTimeOffset now)
    {
        var fields = new TradeFields();
        product.NameVi = fields.Text("nameVi", input.NameVi, 300, required: true);
        product.NameEn = fields.Text("nameEn", input.NameEn, 300);
        product.Brand = fields.Text("brand", input.Brand, 200);
        product.Trademark = fields.Text("trademark", input.Trademark, 200);
        product.RiskBasis = fields.Text("riskBasis", input.RiskBasis, 300);
        product.Storage = fields.Text("storage", input.Storage, 500);
        product.ProducerName = fields.Text("producerName", input.ProducerName, 300);
        product.ProducerAddress = fields.Text("producerAddress", input.ProducerAddress, 500);
        product.Description = TradeText.CleanLines(input.Description);
        if (product.Description.Length > 4000)
        {
            fields.Add("description", "trade.too-long");
        }

        product.Group = TradeText.Clean(input.Group);
        if (product.Group.Length > 0 && !CodeLists.ProductGroups.Has(product.Group))
        {
            fields.Add("group", "trade.code-unknown");
        }

        product.Risk = input.Risk;
        if (!Enum.IsDefined(input.Risk))
        {
            fields.Add("risk", "trade.code-unknown");
        }

        product.NetUnit = input.NetContent is null ? "" : TradeText.Clean(input.NetUnit).ToUpperInvariant();
        product.NetContent = input.NetContent;
        if (input.NetContent is <= 0 or > 1_000_000_000)
        {
            fields.Add("netContent", "trade.quantity-range");
        }

        if (input.NetContent is not null && !CodeLists.NetUnits.Has(product.NetUnit))
        {
            fields.Add("netUnit", "trade.unit-needed");
        }

        product.ShelfLifeDays = input.ShelfLifeDays;
        if (input.ShelfLifeDays is < 1 or > 36_500)
        {
            fields.Add("shelfLifeDays", "trade.days-range");
        }

        product.Origin = TradeText.Clean(input.Origin).ToUpperInvariant();
        if (product.Origin.Length > 0 && !(product.Origin.Length == 2 && product.Origin.All(char.IsAsciiLetterUpper)))
        {
            fields.Add("origin", "trade.country-shape");
        }

        product.ChangedAt = now;
        product.Version = Guid.CreateVersion7(now);
        return fields.Refuse();
    }

    /// <summary>What is wrong with a certificate.</summary>
    public static Refusal? Check(CertificateInput input)
    {
        var fields = new TradeFields();
        fields.Text("number", input.Number, 100, required: true);
        fields.Text("issuer", input.Issuer, 300);
        if (!CodeLists.CertificateKinds.Has(input.Kind))
        {
            fields.Add("kind", "trade.kind-needed");
        }

        if (input.ValidTo < input.ValidFrom)
        {
            fields.Add("validTo", "trade.date-order");
        }

        return fields.Refuse();
    }

    /// <summary>Makes a certificate of an input that was checked.</summary>
    public static ProductCertificate Make(CertificateInput input, Guid? file, CertificateId id, Product product) => new()
    {
        Id = id,
        ProductId = product.Id,
        Kind = input.Kind,
        Number = TradeText.Clean(input.Number),
        Issuer = TradeText.Clean(input.Issuer),
        ValidFrom = input.ValidFrom,
        ValidTo = input.ValidTo,
        File = file,
        Position = product.Certificates.Select(c => c.Position).DefaultIfEmpty().Max() + 1,
    };

    /// <summary>Makes the search form anew.</summary>
    public static void SetSearch(Product product) => product.Search = string.Join('\n', new[]
    {
        SearchForm.Of(product.NameVi), SearchForm.Of(product.NameEn), SearchForm.Of(product.Brand), product.Gtin ?? "", SearchForm.Of(product.OwnNumber),
    }.Where(s => s.Length > 0).Distinct());

    /// <summary>The facts that the audit compares.</summary>
    public static Dictionary<string, string> Facts(Product p) => new()
    {
        ["nameVi"] = p.NameVi,
        ["nameEn"] = p.NameEn,
        ["brand"] = p.Brand,
        ["trademark"] = p.Trademark,
        ["group"] = p.Group,
        ["risk"] = p.Risk.ToString(),
        ["riskBasis"] = p.RiskBasis,
        ["netContent"] = p.NetContent?.ToString("0.######", CultureInfo.InvariantCulture) ?? "",
        ["netUnit"] = p.NetUnit,
        ["shelfLifeDays"] = p.ShelfLifeDays?.ToString(CultureInfo.InvariantCulture) ?? "",
        ["storage"] = p.Storage,
        ["description"] = p.Description,
        ["producerName"] = p.ProducerName,
        ["producerAddress"] = p.ProducerAddress,
        ["origin"] = p.Origin,
    };
}
