using System.Globalization;

namespace Tdc.Metrology.Domain.Register.Limits;

/// <summary>Named values of a setup or a test point; kept as <c>name=value</c>, one a line, numbers with a point.</summary>
internal sealed class SchemeValues
{
    private readonly SortedDictionary<string, string> values = new(StringComparer.Ordinal);

    /// <summary>A value; empty when it was not given.</summary>
    public string this[string name]
    {
        get => values.GetValueOrDefault(name, "");
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            var tidy = string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (tidy.Length == 0)
            {
                values.Remove(name);
            }
            else
            {
                values[name] = tidy;
            }
        }
    }

    /// <summary>Whether nothing was given.</summary>
    public bool IsEmpty => values.Count == 0;

    /// <summary>A number that was given.</summary>
    /// <exception cref="FormatException">It was not, or is none.</exception>
    public decimal Number(string name) => decimal.Parse(this[name], NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>A number, or <see langword="null"/> when it was not given.</summary>
    public decimal? Maybe(string name) => this[name].Length == 0 ? null : Number(name);

    /// <summary>Puts a number.</summary>
    public void Put(string name, decimal number) => this[name] = number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static SchemeValues Parse(string lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var read = new SchemeValues();
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = line.IndexOf('=', StringComparison.Ordinal);
            if (at > 0)
            {
                read[line[..at]] = line[(at + 1)..];
            }
        }

        return read;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', values.Select(v => v.Key + "=" + v.Value));
}
