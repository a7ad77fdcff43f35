using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tdc.Traceability.Domain.Trade;

/// <summary>How a rule of law is known to us.</summary>
internal enum RuleStatus
{
    /// <summary>From memory: to be compared with the text before anybody relies on it.</summary>
    Unverified,

    /// <summary>An excerpt of the text was read.</summary>
    Seen,
}

/// <summary>A rule that holds over a span of days, with its basis.</summary>
internal abstract record DatedRule
{
    /// <summary>Stable code.</summary>
    public required string Code { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day; <see langword="null"/> while it lasts.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>The text that sets it.</summary>
    public required string Basis { get; init; }

    /// <summary>How it is known.</summary>
    public required RuleStatus Status { get; init; }

    /// <summary>Whether it holds on a day.</summary>
    public bool HoldsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

/// <summary>Reads the data files that come with the module.</summary>
internal static class DataFile
{
    private static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    /// <summary>Reads a file by name (<c>trade-codes.json</c>).</summary>
    /// <exception cref="InvalidOperationException">The file is missing or broken.</exception>
    public static T Read<T>(string name)
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream("Tdc.Traceability.Data." + name)
            ?? throw new InvalidOperationException($"The data file {name} is missing.");
        return JsonSerializer.Deserialize<T>(stream, options) ?? throw new InvalidOperationException($"The data file {name} is empty.");
    }
}
