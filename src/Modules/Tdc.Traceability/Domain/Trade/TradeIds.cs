using Tdc.Platform.Storage;

namespace Tdc.Traceability.Domain.Trade;

/// <summary>Id of a company prefix given to an organisation.</summary>
internal readonly record struct PrefixId(Guid Value) : IId<PrefixId>
{
    /// <inheritdoc/>
    public static PrefixId From(Guid value) => new(value);

    /// <summary>Whether one was made before the other, for paging in the database.</summary>
    public static bool operator <(PrefixId left, PrefixId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Whether one was made after the other.</summary>
    public static bool operator >(PrefixId left, PrefixId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of a number that was issued, granted or imported.</summary>
internal readonly record struct NumberId(Guid Value) : IId<NumberId>
{
    /// <inheritdoc/>
    public static NumberId From(Guid value) => new(value);

    /// <summary>Whether one was made before the other, for paging in the database.</summary>
    public static bool operator <(NumberId left, NumberId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Whether one was made after the other.</summary>
    public static bool operator >(NumberId left, NumberId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of a product.</summary>
internal readonly record struct ProductId(Guid Value) : IId<ProductId>
{
    /// <inheritdoc/>
    public static ProductId From(Guid value) => new(value);

    /// <summary>Whether one was made before the other, for paging in the database.</summary>
    public static bool operator <(ProductId left, ProductId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Whether one was made after the other.</summary>
    public static bool operator >(ProductId left, ProductId right) => left.Value.CompareTo(right.Value) > 0;
}

/// <summary>Id of a certificate of a product.</summary>
internal readonly record struct CertificateId(Guid Value) : IId<CertificateId>
{
    /// <inheritdoc/>
    public static CertificateId From(Guid value) => new(value);
}

/// <summary>Id of a place.</summary>
internal readonly record struct PlaceId(Guid Value) : IId<PlaceId>
{
    /// <inheritdoc/>
    public static PlaceId From(Guid value) => new(value);

    /// <summary>Whether one was made before the other, for paging in the database.</summary>
    public static bool operator <(PlaceId left, PlaceId right) => left.Value.CompareTo(right.Value) < 0;

    /// <summary>Whether one was made after the other.</summary>
    public static bool operator >(PlaceId left, PlaceId right) => left.Value.CompareTo(right.Value) > 0;
}
