namespace Tdc.Productivity.Domain.Enterprises;

/// <summary>The unit in which a person types amounts; whole đồng are kept.</summary>
/// <param name="Code">Its code in addresses and files.</param>
/// <param name="Dong">How many đồng it is.</param>
internal sealed record MoneyUnit(string Code, long Dong)
{
    /// <summary>The units that can be chosen.</summary>
    public static IReadOnlyList<MoneyUnit> All { get; } = [new("dong", 1), new("nghin", 1_000), new("trieu", 1_000_000), new("ty", 1_000_000_000)];

    /// <summary>Million đồng: what most books of small firms are kept in.</summary>
    public static MoneyUnit Usual => All[2];

    /// <summary>The unit of a code; the usual one for an unknown code.</summary>
    public static MoneyUnit Of(string? code) => All.FirstOrDefault(u => u.Code == code) ?? Usual;

    /// <summary>An amount in whole đồng.</summary>
    /// <returns><see langword="null"/> when it is larger than any enterprise or has parts of a đồng.</returns>
    public long? ToDong(decimal amount)
    {
        return IsTooLarge(amount) || amount * Dong != decimal.Truncate(amount * Dong) ? null : (long)(amount * Dong);
    }

    /// <summary>Whether an amount is larger than any enterprise.</summary>
    public bool IsTooLarge(decimal amount) => Math.Abs(amount) > MostDong / Dong;

    /// <summary>The largest amount taken: ten million billion đồng, far above any enterprise.</summary>
    private const decimal MostDong = 10_000_000_000_000_000m;

    /// <summary>An amount of đồng in this unit.</summary>
    public decimal? From(decimal? dong) => dong / Dong;
}
