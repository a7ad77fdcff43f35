using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tdc.ProductivityAnalysis;

namespace Tdc.Productivity.Domain.Studies;

/// <summary>Why a study could not be computed.</summary>
/// <param name="Fault">The kind of fault.</param>
/// <param name="Subject">Code of the variable or name of the side that it concerns; may be empty.</param>
internal sealed record StudyFault(AnalysisFault Fault, string Subject);

/// <summary>The result of a study: one of its kinds, or the fault.</summary>
internal sealed record StudyOutcome
{
    /// <summary>Set for a frontier study.</summary>
    public FrontierOutcome? Frontier { get; init; }

    /// <summary>Set for a study of drivers.</summary>
    public DriverOutcome? Drivers { get; init; }

    /// <summary>Set for a study of an effect.</summary>
    public EffectOutcome? Effect { get; init; }

    /// <summary>Set when it could not be computed.</summary>
    public StudyFault? Fault { get; init; }
}

/// <summary>Studies as they are written down.</summary>
internal static class StudyJson
{
    private static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Writes settings or a result.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, options);

    /// <summary>Reads settings or a result.</summary>
    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, options) ?? throw new JsonException("The record is empty.");

    /// <summary>SHA-256 of a written result in hexadecimal.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A number in nine significant digits, so that the last bits of another processor change nothing; <see langword="null"/> when it is none.</summary>
    public static double? Digits(double number)
    {
        if (!double.IsFinite(number))
        {
            return null;
        }

        var rounded = double.Parse(number.ToString("E8", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
        return rounded == 0 ? 0 : rounded; // never minus zero
    }
}
