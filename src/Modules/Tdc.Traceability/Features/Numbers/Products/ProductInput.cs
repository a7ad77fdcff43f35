using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Features.Numbers.Products;

/// <summary>A product as its owner describes it. Texts are cleaned; lengths as in the tables.</summary>
internal sealed record ProductInput
{
    /// <summary>Vietnamese name, 1 to 300 characters.</summary>
    public required string NameVi { get; init; }

    /// <summary>English name.</summary>
    public string? NameEn { get; init; }

    /// <summary>Brand.</summary>
    public string? Brand { get; init; }

    /// <summary>Trademark or sign as registered.</summary>
    public string? Trademark { get; init; }

    /// <summary>Code of the product group.</summary>
    public string? Group { get; init; }

    /// <summary>Risk group.</summary>
    public RiskGroup Risk { get; init; }

    /// <summary>Document that sets the risk group.</summary>
    public string? RiskBasis { get; init; }

    /// <summary>Quantity in one item, more than 0.</summary>
    public decimal? NetContent { get; init; }

    /// <summary>Unit of the quantity; needed with a quantity.</summary>
    public string? NetUnit { get; init; }

    /// <summary>Days that it keeps, 1 to 36500.</summary>
    public int? ShelfLifeDays { get; init; }

    /// <summary>How to keep it.</summary>
    public string? Storage { get; init; }

    /// <summary>What it is, up to 4000 characters in lines.</summary>
    public string? Description { get; init; }

    /// <summary>Name of who makes it when that is not the owner.</summary>
    public string? ProducerName { get; init; }

    /// <summary>Address of who makes it.</summary>
    public string? ProducerAddress { get; init; }

    /// <summary>Country of origin, two letters.</summary>
    public string? Origin { get; init; }
}

/// <summary>Which number a new product gets.</summary>
/// <param name="Gtin">A number that the owner has: issued here, granted, or made under one of its prefixes; 8 to 14 digits.</param>
/// <param name="Prefix">The prefix under which a GTIN-13 is to be issued.</param>
/// <param name="Own">Whether it gets a number of the platform, for those without a prefix.</param>
internal sealed record NumberChoice(string? Gtin = null, PrefixId? Prefix = null, bool Own = false);
