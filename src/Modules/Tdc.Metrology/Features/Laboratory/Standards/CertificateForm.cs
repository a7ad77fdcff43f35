using Microsoft.Extensions.Localization;
using Tdc.Metrology.Domain.Laboratory.Budgets;
using Tdc.Metrology.Resources;

namespace Tdc.Metrology.Features.Laboratory.Standards;

/// <summary>Reads the values of a certificate as they are typed or pasted: one point a line, columns between semicolons or tabs.</summary>
internal static class CertificateForm
{
    /// <summary>Nominal; value; U; k; degrees of freedom; probability in percent. The last two may be left out, and k when a probability is given.</summary>
    public static IReadOnlyList<CertificateValue> Values(LaboratoryPost posted, string field, string unitField, IStringLocalizer<LaboratoryText> text)
    {
        var unit = LaboratoryUnits.ToDsi(posted[unitField]);
        if (unit is null)
        {
            posted.Fault(unitField, "laboratory.unit-not-known");
        }

        List<CertificateValue> values = [];
        var number = 0;
        foreach (var line in posted[field].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            number++;
            var cells = line.Split(line.Contains(';', StringComparison.Ordinal) ? ';' : '\t', StringSplitOptions.TrimEntries);
            var read = new double?[6];
            var fine = cells.Length is >= 3 and <= 6;
            for (var i = 0; i < Math.Min(cells.Length, 6) && fine; i++)
            {
                fine = cells[i].Length == 0 ? i >= 3 : MeasuredNumber.TryRead(cells[i].TrimEnd('%', ' '), out var value) && (read[i] = value) is not null;
            }

            if (!fine)
            {
                posted.Faults.Add(field, text["standard.values-line", number, line.Length > 60 ? line[..60] : line]);
                return [];
            }

            values.Add(new(read[0]!.Value, read[1]!.Value, read[2]!.Value, read[3], read[4], read[5] / 100, unit ?? ""));
        }

        return values;
    }
}
