using System.Globalization;
using Tdc.Metrology.Domain.Impact;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Features.Laboratory;

namespace Tdc.Metrology.Features.Impact;

/// <summary>Errors as found, as a person types them: a line for each nominal point with nominal, error and its standard uncertainty.</summary>
internal static class AsFoundTyping
{
    /// <summary>Reads what was typed.</summary>
    /// <param name="typed">Lines; numbers with comma or point, parted by spaces, tabs or semicolons. The uncertainty may be left out for zero.</param>
    /// <param name="errors">The errors, empty when a line cannot be read.</param>
    /// <param name="line">Number of the line that cannot be read, from 1; 0 for none.</param>
    public static bool TryRead(string typed, out List<AsFoundError> errors, out int line)
    {
        (errors, line) = ([], 0);
        foreach (var (text, i) in typed.Split('\n').Select((t, i) => (t.Trim(), i + 1)).Where(t => t.Item1.Length > 0))
        {
            var words = text.Split([' ', '\t', ';', '\u00a0'], StringSplitOptions.RemoveEmptyEntries);
            var (nominal, error, uncertainty) = (0.0, 0.0, 0.0);
            if (words.Length is not (2 or 3) || !MeasuredNumber.TryRead(words[0], out nominal) || !MeasuredNumber.TryRead(words[1], out error)
                || (words.Length == 3 && !MeasuredNumber.TryRead(words[2], out uncertainty)))
            {
                (errors, line) = ([], i);
                return false;
            }

            errors.Add(new(nominal, error, uncertainty));
        }

        return errors.Count > 0;
    }

    /// <summary>The errors that a later certificate shows against an earlier one, ready to be typed over: difference of the values at the nominal points that both have.</summary>
    /// <remarks>The uncertainty of the difference holds both certificates' to be independent.</remarks>
    public static string Between(StandardCertificate earlier, StandardCertificate later) => string.Join('\n', later.Values
        .Select(v => (New: v, Old: earlier.Values.Find(o => o.Nominal == v.Nominal && o.Unit == v.Unit)))
        .Where(v => v.Old is not null)
        .Select(v => string.Join(' ', Text(v.New.Nominal), Text(Difference(v.New.Value, v.Old!.Value)), Text(Rounded(Math.Sqrt(Square(v.New) + Square(v.Old)))))));

    private static double Square(StandardValue v) => Math.Pow(v.ExpandedUncertainty / v.CoverageFactor, 2);

    // Certified values have few digits: their difference is taken in decimals, so that 10.000012 − 10.000005 is 0.000007.
    private static double Difference(double a, double b) => Math.Max(Math.Abs(a), Math.Abs(b)) < 1e15 && (a == 0 || Math.Abs(a) > 1e-12) ? (double)((decimal)a - (decimal)b) : a - b;

    private static double Rounded(double u) => u == 0 ? 0 : double.Parse(u.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
