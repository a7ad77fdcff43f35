using Tdc.Platform.Pages;

namespace Tdc.Traceability.Domain.Trade;

/// <summary>An item that traceability data have to hold.</summary>
internal sealed record ProductItem : DatedRule
{
    /// <summary>Vietnamese name.</summary>
    public required string Vi { get; init; }

    /// <summary>English name.</summary>
    public required string En { get; init; }

    /// <summary>Where it is kept: <c>product</c>, <c>place</c> or <c>event</c>.</summary>
    public required string From { get; init; }

    /// <summary>Whether the public sees it.</summary>
    public bool Public { get; init; }

    /// <summary>Whether it is asked for only where the goods have it ("nếu có").</summary>
    public bool WhenAny { get; init; }

    /// <summary>The name in the reader's language.</summary>
    public string Name => Display.InEnglish ? En : Vi;
}

/// <summary>How a product stands to one item.</summary>
internal enum ItemState
{
    /// <summary>It is there.</summary>
    Present,

    /// <summary>It is asked for and not there.</summary>
    Missing,

    /// <summary>It is asked for only where the goods have it, and there is nothing.</summary>
    NotGiven,

    /// <summary>It comes with the events of a lot and cannot be judged at the product.</summary>
    WithEvents,
}

/// <summary>One item with what was found.</summary>
internal readonly record struct ItemFinding(ProductItem Item, ItemState State);

/// <summary>What a product lacks. Never says that it complies: that is said of the whole law, and not all of its items are verified.</summary>
/// <param name="On">The day for which the rules were taken.</param>
/// <param name="Findings">All items in force that day.</param>
internal sealed record ItemReport(DateOnly On, IReadOnlyList<ItemFinding> Findings)
{
    /// <summary>Items that are asked for and missing, those read in the text first.</summary>
    public IEnumerable<ProductItem> Missing => Findings.Where(f => f.State == ItemState.Missing).Select(f => f.Item).OrderByDescending(i => i.Status);

    /// <summary>Missing items of which an excerpt of the text was read.</summary>
    public int MissingSeen => Missing.Count(i => i.Status == RuleStatus.Seen);

    /// <summary>Items of the product that are there.</summary>
    public int Present => Findings.Count(f => f.State == ItemState.Present);

    /// <summary>Items that can be judged at the product.</summary>
    public int Judged => Findings.Count(f => f.State is ItemState.Present or ItemState.Missing);

    /// <summary>Whether nothing that can be judged at the product is missing.</summary>
    public bool NothingMissing => !Missing.Any();

    /// <summary>Whether any rule applied is known from memory only.</summary>
    public bool HasUnverified => Findings.Any(f => f.Item.Status == RuleStatus.Unverified);
}

/// <summary>What the owner's unit adds to a product.</summary>
/// <param name="OwnerName">Name of the owner in the register.</param>
/// <param name="OwnerAddress">An address: of the producer, of the owner's office or of one of its places; empty when none is known.</param>
/// <param name="HasPlace">Whether the owner has a place with an identifier.</param>
internal readonly record struct ProductSurroundings(string OwnerName, string OwnerAddress, bool HasPlace);

/// <summary>The items of the law as dated data (<c>Data/Numbers/product-items.json</c>).</summary>
internal static class ProductItems
{
    private static readonly File file = DataFile.Read<File>("product-items.json");

    /// <summary>All items of all times.</summary>
    public static IReadOnlyList<ProductItem> All => file.Items;

    /// <summary>How many items the circular asks for at least.</summary>
    public static int Least => file.Least;

    /// <summary>Looks at a product.</summary>
    public static ItemReport Judge(Product product, ProductSurroundings around, DateOnly day) =>
        new(day, [.. file.Items.Where(i => i.HoldsOn(day)).Select(i => new ItemFinding(i, StateOf(i, product, around, day)))]);

    private static ItemState StateOf(ProductItem item, Product product, ProductSurroundings around, DateOnly day)
    {
        if (item.From == "event")
        {
            return ItemState.WithEvents;
        }

        var there = item.Code switch
        {
            "product-name" => product.NameVi.Length > 0,
            "picture" => product.Picture is not null,
            "trader-name" => product.ProducerName.Length > 0 || around.OwnerName.Length > 0,
            "trader-address" => product.ProducerAddress.Length > 0 || around.OwnerAddress.Length > 0,
            "brand" => product.Brand.Length > 0 || product.Trademark.Length > 0,
            "shelf-life" => product.ShelfLifeDays is not null,
            "product-code" => product.Gtin is not null || product.OwnNumber is not null,
            "place-code" => around.HasPlace,
            "standard" => product.Certificates.Exists(c => c.Kind is "standard" or "technical-regulation" or "base-standard" && c.HoldsOn(day)),
            "risk-group" => product.Risk != RiskGroup.Unknown,
            _ => throw new InvalidOperationException($"The data name an item {item.Code} that nobody can judge."),
        };
        return there ? ItemState.Present : item.WhenAny ? ItemState.NotGiven : ItemState.Missing;
    }

    private sealed record File(int Least, IReadOnlyList<ProductItem> Items);
}
