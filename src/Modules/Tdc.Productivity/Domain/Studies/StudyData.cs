using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Tdc.Platform.Documents;

namespace Tdc.Productivity.Domain.Studies;

/// <summary>One enterprise's year in a study, without its name.</summary>
/// <param name="Unit">Number of the enterprise in this study, from 1; says nothing outside it.</param>
/// <param name="Year">The year.</param>
/// <param name="Section">Section of the activity.</param>
/// <param name="Division">Division of the activity.</param>
/// <param name="Ownership">Code of ownership.</param>
/// <param name="Size">Code of the size class.</param>
/// <param name="SupportedFrom">First year of a support; 0 for none.</param>
/// <param name="Values">A value for each of <see cref="StudyMeasures.All"/>; <see cref="double.NaN"/> is missing.</param>
internal sealed record StudyRow(int Unit, int Year, string Section, string Division, string Ownership, string Size, int SupportedFrom, IReadOnlyList<double> Values)
{
    /// <summary>The value of a measure.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such measure.</exception>
    public double this[string code] => Values[StudyMeasures.IndexOf(code)];
}

/// <summary>The sample of a study as it is kept: rows in a fixed order, and the file from which the same rows are read again.</summary>
/// <remarks>The file is CSV with a decimal point and as many digits as a double has, so that reading it back loses nothing.</remarks>
internal sealed class StudyData
{
    private static readonly string[] keys = ["unit", "year", "section", "division", "ownership", "size", "supported_from"];

    private StudyData(IReadOnlyList<StudyRow> rows, byte[] csv) => (Rows, Csv) = (rows, csv);

    /// <summary>The rows by unit and year.</summary>
    public IReadOnlyList<StudyRow> Rows { get; }

    /// <summary>The file.</summary>
    public byte[] Csv { get; }

    /// <summary>The years that occur, in order.</summary>
    public IReadOnlyList<int> Years => [.. Rows.Select(r => r.Year).Distinct().Order()];

    /// <summary>How many enterprises there are.</summary>
    public int Units => Rows.Select(r => r.Unit).Distinct().Count();

    /// <summary>SHA-256 of the file in hexadecimal: the version of the data.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Csv));

    /// <summary>Takes rows, puts them in order and writes the file.</summary>
    public static StudyData Of(IEnumerable<StudyRow> rows)
    {
        List<StudyRow> ordered = [.. rows.OrderBy(r => r.Unit).ThenBy(r => r.Year)];
        var text = new StringWriter(CultureInfo.InvariantCulture);
        var csv = new CsvWriter(text);
        csv.WriteExact([.. keys, .. StudyMeasures.All.Select(m => m.Code)]);
        foreach (var row in ordered)
        {
            csv.WriteExact(
            [
                Text(row.Unit), Text(row.Year), row.Section, row.Division, row.Ownership, row.Size, Text(row.SupportedFrom),
                .. row.Values.Select(v => double.IsNaN(v) ? "" : v.ToString("R", CultureInfo.InvariantCulture)),
            ]);
        }

        return new(ordered, Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>Reads a file written by <see cref="Of"/>. Columns that a later version added are missing in an older file.</summary>
    public static StudyData Read(byte[] csv)
    {
        using var text = new StreamReader(new MemoryStream(csv), Encoding.UTF8);
        var reader = new CsvReader(text, ',');
        var heads = (reader.Read() ?? []).ToList();
        int[] places = [.. StudyMeasures.All.Select(m => heads.IndexOf(m.Code))];
        var rows = new List<StudyRow>();
        while (reader.Read() is { Count: > 1 } cells)
        {
            rows.Add(new(Whole(cells[0]), Whole(cells[1]), cells[2], cells[3], cells[4], cells[5], Whole(cells[6]), [.. places.Select(at => at < 0 ? double.NaN : Number(cells[at]))]));
        }

        return new(rows, csv);
    }

    /// <summary>The file, packed.</summary>
    public byte[] Pack()
    {
        using var memory = new MemoryStream();
        using (var deflate = new DeflateStream(memory, CompressionLevel.Optimal))
        {
            deflate.Write(Csv);
        }

        return memory.ToArray();
    }

    /// <summary>Opens a packed file.</summary>
    public static StudyData Unpack(byte[] packed)
    {
        using var deflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var memory = new MemoryStream();
        deflate.CopyTo(memory);
        return Read(memory.ToArray());
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static double Number(string text) => text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);
}
