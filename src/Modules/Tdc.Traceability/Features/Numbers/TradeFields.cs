using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;

namespace Tdc.Traceability.Features.Numbers;

/// <summary>Collects what is wrong with the fields of an input.</summary>
internal sealed class TradeFields
{
    private readonly Dictionary<string, string[]> faults = [];

    /// <summary>Whether nothing is wrong.</summary>
    public bool Fine => faults.Count == 0;

    /// <summary>Notes a fault; the first of a field counts.</summary>
    public void Add(string field, string code) => faults.TryAdd(field, [code]);

    /// <summary>A text without control characters, in NFC, with single spaces; a fault when it is longer than allowed or, when required, empty.</summary>
    public string Text(string field, string? text, int most, bool required = false)
    {
        var clean = TradeText.Clean(text);
        if (clean.Length > most)
        {
            Add(field, "trade.too-long");
        }
        else if (required && clean.Length == 0)
        {
            Add(field, "trade.needed");
        }

        return clean;
    }

    /// <summary>The refusal, or <see langword="null"/> when nothing is wrong.</summary>
    public Refusal? Refuse() => Fine ? null : new Refusal(RefusalKind.Fields, "trade.check-fields") { Fields = faults };

    /// <summary>A refusal of one field.</summary>
    public static Refusal Of(string field, string code) => new(RefusalKind.Fields, "trade.check-fields") { Fields = new Dictionary<string, string[]> { [field] = [code] } };
}

/// <summary>Texts that people typed.</summary>
internal static partial class TradeText
{
    /// <summary>A text without control characters, in NFC, with single spaces.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) ? " " : rune == Rune.ReplacementChar ? "" : rune.ToString());
        }

        return Spaces().Replace(result.ToString().Normalize(NormalizationForm.FormC), " ").Trim();
    }

    /// <summary>Several lines: each cleaned, empty ones at the ends left out.</summary>
    public static string CleanLines(string? text) =>
        string.Join('\n', (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(Clean)).Trim('\n');

    /// <summary>Digits only: blanks, dots and dashes that people put between them are taken out.</summary>
    public static string Digits(string? text) => Separators().Replace(text ?? "", "");

    [GeneratedRegex(" {2,}")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[\s.\-]+")]
    private static partial Regex Separators();
}

/// <summary>Refusals that several books give, and the saving that they share.</summary>
internal static class TradeSaving
{
    /// <summary>Whoever may not know of a record hears this.</summary>
    public static Refusal NoSuch { get; } = Refusal.NotFound("trade.no-such");

    /// <summary>The record was changed after it was read.</summary>
    public static Refusal Changed { get; } = Refusal.Conflict("trade.changed-meanwhile");

    /// <summary>The asker may know of the record but not do this.</summary>
    public static Refusal NotYours { get; } = new(RefusalKind.Forbidden, "trade.not-yours");

    /// <summary>Saves; somebody else's change in between, or a number taken in between, becomes a refusal.</summary>
    /// <param name="db">The unit of work.</param>
    /// <param name="taken">What a unique key says.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static async Task<Refusal?> TrySaveAsync(this TdcDbContext db, Refusal taken, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Changed;
        }
        catch (DbUpdateException e) when (StorageFault.IsConstraint(e))
        {
            db.ChangeTracker.Clear();
            return taken;
        }
    }
}

/// <summary>Carries a refusal out of a transaction, so that it rolls back.</summary>
internal sealed class TradeRefused(Refusal refusal) : Exception(refusal.Code)
{
    public Refusal Refusal { get; } = refusal;
}
