using Tdc.Platform.Organisations;
using Tdc.Traceability.Domain.Trade;
using Tdc.Traceability.Features.Chain;

namespace Tdc.Traceability.Features.Showing.Oversee;

/// <summary>What the coverage is asked for.</summary>
/// <param name="Group">Code of a product group; <see langword="null"/> for all.</param>
/// <param name="Unit">A unit as the owner of products; <see langword="null"/> for all.</param>
/// <param name="From">First day of what is counted over time.</param>
/// <param name="To">Last day.</param>
/// <param name="StrategicOnly">Whether only strategic products count.</param>
internal sealed record CoverageFilter(string? Group, LineageId? Unit, DateOnly From, DateOnly To, bool StrategicOnly = false);

/// <summary>Counts of a group, a unit or a month.</summary>
/// <param name="Key">Code of the group, id of the unit, or <c>2026-11</c>.</param>
/// <param name="Name">In words.</param>
/// <param name="Products">Products in the register.</param>
/// <param name="Traced">Of them, with a recorded origin.</param>
/// <param name="EndToEnd">Of them, with the whole way recorded.</param>
/// <param name="Lots">Lots with records.</param>
/// <param name="Events">Events recorded in the period.</param>
/// <param name="Scans">Scans in the period.</param>
internal sealed record CoverageRow(string Key, string Name, int Products, int Traced, int EndToEnd, int Lots, int Events, int Scans);

/// <summary>A product with what is recorded of it.</summary>
internal sealed record CoveredProduct(ProductCard Card, string Owner, string Group, int Lots, string? NewestLot, DateOnly? TracedOn, DateOnly? EndToEndOn, int Events, int Scans);

/// <summary>How far traceability reaches.</summary>
internal sealed record Coverage
{
    /// <summary>What was asked.</summary>
    public required CoverageFilter Filter { get; init; }

    /// <summary>All together.</summary>
    public required CoverageRow Total { get; init; }

    /// <summary>By product group, most products first.</summary>
    public required IReadOnlyList<CoverageRow> ByGroup { get; init; }

    /// <summary>By unit that answers for the products.</summary>
    public required IReadOnlyList<CoverageRow> ByUnit { get; init; }

    /// <summary>By month, in order; products, traced, and lots are those that were first recorded in the month.</summary>
    public required IReadOnlyList<CoverageRow> ByMonth { get; init; }

    /// <summary>The products, by name.</summary>
    public required IReadOnlyList<CoveredProduct> Products { get; init; }

    /// <summary>Units with a valid company prefix or a product.</summary>
    public required int Enterprises { get; init; }

    /// <summary>Strategic products, and of them traced end to end.</summary>
    public required (int All, int EndToEnd) Strategic { get; init; }

    /// <summary>Reports of suspicions: open and decided.</summary>
    public required (int Open, int Decided) Suspicions { get; init; }

    /// <summary>Alerts of the checks over the chain.</summary>
    public required AlertFigures Alerts { get; init; }

    /// <summary>Items that readers saw in too many places, in the period.</summary>
    public required int Anomalies { get; init; }

    /// <summary>The moment.</summary>
    public required DateTimeOffset At { get; init; }
}
