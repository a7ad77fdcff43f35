using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Pages;
using Tdc.Traceability.Domain.Chain;
using Tdc.Traceability.Resources;
using Tdc.Traceability.Storage;

namespace Tdc.Traceability.Features.Chain.Alerts;

/// <summary>How alerts are called and what they say.</summary>
internal static class AlertWords
{
    /// <summary>The name of a kind.</summary>
    public static string Title(IStringLocalizer<ChainText> text, string kind) => text["alert.kind." + kind];

    /// <summary>What was found: numbers and days written in the reader's way.</summary>
    public static string Text(IStringLocalizer<ChainText> text, TraceAlert alert)
    {
        var kind = alert.Kind == "out-of-order" && AlertReading.Texts(alert.Events).Count == 1 ? "out-of-order.future" : alert.Kind;
        var facts = AlertReading.Texts(alert.Facts).Select(Spoken).ToList();
        return string.Format(CultureInfo.CurrentCulture, text["alert.text." + kind].Value, [.. facts, .. Enumerable.Repeat<object>("–", Math.Max(0, 4 - facts.Count))]);
    }

    /// <summary>The sign of a severity.</summary>
    public static StatusKind Sign(AlertSeverity severity) => severity switch { AlertSeverity.Serious => StatusKind.Late, AlertSeverity.Warning => StatusKind.Risk, _ => StatusKind.None };

    /// <summary>The sign of a state.</summary>
    public static StatusKind Sign(AlertState state) => state switch { AlertState.Open => StatusKind.Wait, AlertState.Acknowledged => StatusKind.Go, _ => StatusKind.Ok };

    /// <summary>The name of a value in addresses and JSON.</summary>
    public static string Code<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>Reads a value by its name.</summary>
    public static T? Read<T>(string? code)
        where T : struct, Enum => Enum.TryParse<T>(code, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(code![0]) ? value : null;

    /// <summary>Reads a filter from a query.</summary>
    public static AlertFilter Filter(Func<string, string?> query, string kind, string severity, string state, string words, string from, string to) => new(
        query(kind), Read<AlertSeverity>(query(severity)), Read<AlertState>(query(state)), query(words) is { Length: > 0 } typed ? typed : null,
        Reading.Date(query(from), out var first) == ReadFault.None ? first : null, Reading.Date(query(to), out var last) == ReadFault.None ? last : null);

    private static object Spoken(string fact) =>
        decimal.TryParse(fact, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? Display.NumberUpTo(number, 3)
        : DateOnly.TryParseExact(fact, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Display.Date(day)
        : Units.Find(fact) is { Symbol.Length: > 0 } unit ? unit.Symbol : fact;
}
