using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Documents;
using Tdc.Platform.Time;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Features.Numbers.Import;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Numbers;

/// <summary>The lists of the register as XLSX and CSV.</summary>
internal static class TradeSheets
{
    private const int Most = 100_000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/ma-so/so.{type:regex(^(csv|xlsx)$)}", NumbersAsync).ExcludeFromDescription().RequireAuthorization(TradeScopes.Readers);
        app.MapGet("/ma-so/mau.xlsx", (ImportNumbersHandler handler, IStringLocalizer<NumbersText> text) => SheetDownload.Of("xlsx", "mau-nhap-ma-so", handler.Template())).ExcludeFromDescription().RequireAuthorization(TradeScopes.Readers);
        app.MapGet("/san-pham.{type:regex(^(csv|xlsx)$)}", ProductsAsync).ExcludeFromDescription().RequireAuthorization(TradeScopes.Readers);
    }

    private static async Task<IResult> NumbersAsync(
        string type, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "don-vi")] string? unit, TradeAccess access, TradeReading reading, IStringLocalizer<NumbersText> text, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        if (await reading.UnitAsync(rights, unit, cancellation) is not { } owner)
        {
            return TypedResults.NotFound();
        }

        // Headings of the import stand first, so that the file can be changed and taken in again.
        var products = await reading.Products(rights).Where(p => p.Owner == owner).ToDictionaryAsync(p => p.Id.Value, cancellation);
        var numbers = await reading.Numbers(rights).Where(n => n.Owner == owner && n.Space == "gtin").OrderBy(n => n.Value).Take(Most).ToListAsync(cancellation);
        var rows = numbers.Select(IReadOnlyList<SheetCell> (n) =>
        {
            var product = n.UsedBy is { } by ? products.GetValueOrDefault(by) : null;
            return
            [
                n.Printed, product?.NameVi, product?.NameEn, product?.Brand, product is { Group.Length: > 0 } p ? CodeLists.ProductGroups.NameOf(p.Group) : null, n.Label,
                text.Word(n.Kind), text.Word(n.Origin), text.Word(n.State), SheetCell.Time(n.At.InVietnam.DateTime),
            ];
        });
        return SheetDownload.Of(type, "ma-so", new Sheet
        {
            Name = text["numbers.title"],
            Rows = rows,
            Columns =
            [
                new(text["import.number"], 18), new(text["import.name"], 40), new(text["import.name-en"], 40), new(text["import.brand"], 20), new(text["import.group"], 24), new(text["import.note"], 24),
                new(text["c.kind"], 14), new(text["c.origin"], 14), new(text["c.state"], 14), new(text["c.at"], 18, CellKind.Time),
            ],
        });
    }

    private static async Task<IResult> ProductsAsync(string type, TradeAccess access, TradeReading reading, IStringLocalizer<NumbersText> text, CancellationToken cancellation)
    {
        var rights = await access.RightsAsync(cancellation);
        var units = await reading.UnitsAsync(cancellation);
        var products = await reading.Products(rights).Include(p => p.Certificates).OrderBy(p => p.NameVi).ThenBy(p => p.Id).Take(Most).ToListAsync(cancellation);
        var rows = products.Select(IReadOnlyList<SheetCell> (p) =>
        [
            p.Number, p.NameVi, p.NameEn, p.Brand, p.Group.Length > 0 ? CodeLists.ProductGroups.NameOf(p.Group) : null, units.Name(p.Owner), units.Code(p.Owner), text.Word(p.Risk),
            p.IsStrategic ? text["product.strategic"].Value : null, SheetCell.Number(p.NetContent), p.NetUnit, SheetCell.Whole(p.ShelfLifeDays),
            string.Join("; ", p.Certificates.OrderBy(c => c.Position).Select(c => $"{CodeLists.CertificateKinds.NameOf(c.Kind)} {c.Number}")), SheetCell.Date(p.WithdrawnOn),
        ]);
        return SheetDownload.Of(type, "san-pham", new Sheet
        {
            Name = text["products.title"],
            Rows = rows,
            Columns =
            [
                new(text["c.number"], 18), new(text["product.name"], 40), new(text["product.name-en"], 40), new(text["product.brand"], 20), new(text["c.group"], 24), new(text["c.owner"], 40),
                new(text["unit.code"], 16), new(text["product.risk"], 14), new(text["product.strategic"], 16), new(text["product.net"], 12, CellKind.Number), new(text["product.net-unit"], 10),
                new(text["product.shelf-life"], 12, CellKind.Whole), new(text["cert.title"], 60), new(text["product.withdrawn"], 14, CellKind.Date),
            ],
        });
    }
}
