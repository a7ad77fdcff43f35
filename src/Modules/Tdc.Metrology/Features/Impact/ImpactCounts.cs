using Tdc.Metrology.Domain.Impact;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Storage;
using Tdc.Platform.Time;

namespace Tdc.Metrology.Features.Impact;

/// <summary>What a study counts while its findings are made, and the letters that follow from it.</summary>
internal sealed class ImpactCounts
{
    private readonly HashSet<CalibrationCertificateId> certificates = [];
    private readonly Dictionary<string, (HashSet<CalibrationCertificateId> Changed, int Flips)> customers = [];
    private int results;
    private int flips;
    private int larger;

    /// <summary>Counts one finding.</summary>
    public void Add(ImpactClass found, CalibrationCertificateId? certificate, string customer)
    {
        results++;
        flips += found == ImpactClass.DecisionFlips ? 1 : 0;
        larger += found == ImpactClass.LargerUncertainty ? 1 : 0;
        if (certificate is { } id)
        {
            certificates.Add(id);
        }

        var of = customers.TryGetValue(customer, out var known) ? known : ([], 0);
        if (found != ImpactClass.Unchanged && certificate is { } changed)
        {
            of.Changed.Add(changed);
            of.Flips += found == ImpactClass.DecisionFlips ? 1 : 0;
        }

        customers[customer] = of;
    }

    /// <summary>Sets the counts of a study.</summary>
    public void Write(ImpactStudy study)
    {
        study.Results = results;
        study.Flips = flips;
        study.Larger = larger;
        study.Certificates = certificates.Count;
        study.Customers = customers.Count;
    }

    /// <summary>A draft letter to each customer who holds a certificate that changes.</summary>
    public IEnumerable<ImpactLetter> Letters(ImpactStudyId study, TimeProvider clock) => customers.Where(c => c.Value.Changed.Count > 0).OrderBy(c => c.Key, StringComparer.Ordinal)
        .Select(c => new ImpactLetter { Id = clock.NewId<ImpactLetterId>(), Study = study, Customer = c.Key, Certificates = c.Value.Changed.Count, Flips = c.Value.Flips });
}
