using System.Collections.Frozen;
using System.Globalization;

namespace Tdc.Traceability.Domain.Chain.Checks;

/// <summary>A kind of alert. The table is <c>Data/alert-kinds.csv</c>.</summary>
/// <param name="Code">Stable code; <c>alert.kind.CODE</c> is its name, <c>alert.text.CODE</c> what it says.</param>
/// <param name="Severity"><c>notice</c>, <c>warning</c> or <c>serious</c>.</param>
/// <param name="IsOptional">Whether it is raised only where it was asked for.</param>
/// <param name="Basis">Law, standard or own rule.</param>
/// <param name="Status">How the basis is known: <c>seen</c> or <c>unverified</c>.</param>
internal sealed record AlertKind(string Code, string Severity, bool IsOptional, string Basis, string Status)
{
    private static readonly AlertKind[] all = [.. DataTable.Read("alert-kinds.csv").Select(r => new AlertKind(r[0], r[1], r[2] == "yes", r[3], r[4]))];

    private static readonly FrozenDictionary<string, AlertKind> byCode = all.ToFrozenDictionary(k => k.Code);

    /// <summary>All kinds in the order of the table.</summary>
    public static IReadOnlyList<AlertKind> All => all;

    /// <summary>The kind of a code, or <see langword="null"/>.</summary>
    public static AlertKind? Find(string? code) => code is null ? null : byCode.GetValueOrDefault(code);
}

/// <summary>The numbers of the checks on a day. The table is <c>Data/chain-rules.csv</c>.</summary>
internal sealed class ChainRules
{
    private static readonly (string Code, decimal Value, DateOnly From, DateOnly? To)[] rows =
    [
        .. DataTable.Read("chain-rules.csv").Select(r => (r[0], decimal.Parse(r[1], CultureInfo.InvariantCulture), Day(r[2])!.Value, Day(r[3]))),
    ];

    private readonly DateOnly day;

    private ChainRules(DateOnly day) => this.day = day;

    /// <summary>More that may go out of a lot than came in, as a share.</summary>
    public decimal MassTolerance => this["mass-balance-tolerance-share"];

    /// <summary>More that may come out of a transformation than went in, as a share.</summary>
    public decimal TransformationTolerance => this["transformation-tolerance-share"];

    /// <summary>Within how long the other side of a shipment must be recorded.</summary>
    public TimeSpan ReceiveWithin => TimeSpan.FromDays((double)this["receive-within-days"]);

    /// <summary>The fastest way of goods, km/h.</summary>
    public double TravelSpeed => (double)this["travel-speed-kmh"];

    /// <summary>Distances below are not judged, km.</summary>
    public double TravelLeast => (double)this["travel-least-km"];

    /// <summary>How far before its record an event may lie in the future.</summary>
    public TimeSpan Future => TimeSpan.FromMinutes((double)this["future-minutes"]);

    private decimal this[string code] => Array.FindLast(rows, r => r.Code == code && r.From <= day && (r.To is null || day <= r.To)) is { Code: not null } row
        ? row.Value
        : Array.Find(rows, r => r.Code == code) is { Code: not null } first ? first.Value : throw new InvalidOperationException($"No rule {code}.");

    /// <summary>The rules that hold on a day; before the first, the first.</summary>
    public static ChainRules On(DateOnly day) => new(day);

    private static DateOnly? Day(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
