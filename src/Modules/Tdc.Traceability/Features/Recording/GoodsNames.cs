using Microsoft.Extensions.Localization;
using Tdc.Platform.Pages;
using Tdc.Traceability.Domain.Recording;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Resources;

namespace Tdc.Traceability.Features.Recording;

/// <summary>Names of goods, products and places in the reader's language.</summary>
internal sealed class GoodsNames(ITradeRegister trade, RecordingUnits units, IStringLocalizer<RecordingText> text)
{
    /// <summary>A product's name; its number when the register does not know it.</summary>
    public async Task<string> ProductAsync(string number, CancellationToken cancellation) =>
        await units.ProductAsync(number, cancellation) is { } card ? Of(card) : number;

    /// <summary>A place's name; its number or identifier when the register does not know it.</summary>
    public async Task<string> PlaceAsync(string canonical, CancellationToken cancellation) =>
        await trade.PlaceAsync(canonical, cancellation) is { } card ? Of(card) : GoodsUri.Gln(canonical) ?? canonical;

    /// <summary>Goods in words: product and lot, product and serial number, or package.</summary>
    public async Task<string> GoodsAsync(string canonical, CancellationToken cancellation)
    {
        if (GoodsUri.Sscc(canonical) is { } sscc)
        {
            return text["goods.package", sscc];
        }

        var (product, lot, serial) = GoodsUri.Parts(canonical);
        return product.Length == 0 ? canonical
            : serial.Length > 0 ? text["goods.item", await ProductAsync(product, cancellation), serial]
            : lot.Length > 0 ? text["goods.lot", await ProductAsync(product, cancellation), lot]
            : await ProductAsync(product, cancellation);
    }

    /// <summary>A quantity with its unit.</summary>
    public static string Amount(decimal? quantity, string? uom) =>
        quantity is null ? "" : Display.NumberUpTo(quantity, 3) + " " + UnitName(uom);

    /// <summary>Name of a unit code.</summary>
    public static string UnitName(string? uom) => RecordUnit.OfUom(uom) is { } unit ? Name(unit) : uom ?? "";

    /// <summary>Name of a unit.</summary>
    public static string Name(RecordUnit unit) => Display.InEnglish ? unit.NameEn : unit.NameVi;

    /// <summary>Name of a product.</summary>
    public static string Of(ProductCard card) => Display.InEnglish ? card.NameEn : card.NameVi;

    /// <summary>Name of a place.</summary>
    public static string Of(PlaceCard card) => Display.InEnglish ? card.NameEn : card.NameVi;
}
