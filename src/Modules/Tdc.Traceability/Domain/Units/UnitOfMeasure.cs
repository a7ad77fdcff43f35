using System.Collections.Frozen;
using System.Globalization;

namespace Tdc.Traceability.Domain.Units;

/// <summary>A unit by its common code, and how it goes over into the base unit of its dimension.</summary>
/// <remarks>
/// <para>Base value = value × <see cref="Factor"/> + <see cref="Offset"/>. Units of one dimension can be converted into each other.</para>
/// <para>Source of the codes: UN/CEFACT Recommendation 20; of the factors: SI brochure, NIST SP 811 appendix B. Units of a logarithmic scale (decibel, pH)
/// are left out: they are compared only with themselves. Pieces, dozens, percent and parts per million share the dimension <c>one</c>.</para>
/// </remarks>
/// <param name="Code">Two or three capitals and digits, such as <c>KGM</c>.</param>
/// <param name="Dimension">Name of the dimension, such as <c>mass</c>.</param>
/// <param name="Factor">Greater than zero.</param>
/// <param name="Offset">Zero but for temperatures.</param>
internal sealed record UnitOfMeasure(string Code, string Dimension, double Factor, double Offset)
{
    private const string Resource = "Tdc.Traceability.Data.units-of-measure.csv";

    private static readonly FrozenDictionary<string, UnitOfMeasure> known = Read().ToFrozenDictionary(u => u.Code, StringComparer.Ordinal);

    /// <summary>The unit of a quantity that names none: a count of pieces.</summary>
    public const string Piece = "C62";

    /// <summary>All units of the table.</summary>
    public static IReadOnlyCollection<UnitOfMeasure> All => known.Values;

    /// <summary>The unit of a code; case matters; <see langword="null"/> when the table does not know it.</summary>
    public static UnitOfMeasure? Find(string code) => known.GetValueOrDefault(code);

    /// <summary>Whether a text has the shape of a code.</summary>
    public static bool IsCode(string text) =>
        text.Length is >= 2 and <= 4 && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));

    /// <summary>Converts a value from one unit into another.</summary>
    /// <param name="value">The value in <paramref name="from"/>.</param>
    /// <param name="from">Code; an unknown one converts only into itself.</param>
    /// <param name="to">Code.</param>
    /// <param name="isDifference">Whether the value is a span on the scale (a standard deviation), so that the zero point does not count.</param>
    /// <returns>The value in <paramref name="to"/>, or <see langword="null"/> when the two have no dimension in common.</returns>
    public static double? Convert(double value, string from, string to, bool isDifference = false)
    {
        if (from == to)
        {
            return value;
        }

        if (Find(from) is not { } source || Find(to) is not { } target || source.Dimension != target.Dimension)
        {
            return null;
        }

        return isDifference
            ? value * source.Factor / target.Factor
            : ((value * source.Factor) + source.Offset - target.Offset) / target.Factor;
    }

    private static IEnumerable<UnitOfMeasure> Read()
    {
        using var stream = typeof(UnitOfMeasure).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException("The table of units is missing.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',', 5);
            yield return new(cells[0], cells[1], double.Parse(cells[2], CultureInfo.InvariantCulture), double.Parse(cells[3], CultureInfo.InvariantCulture));
        }
    }
}
