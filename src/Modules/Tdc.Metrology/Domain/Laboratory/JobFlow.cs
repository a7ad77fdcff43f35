using Tdc.Platform.Outcomes;

namespace Tdc.Metrology.Domain.Laboratory;

/// <summary>How far a job is.</summary>
internal enum JobState
{
    /// <summary>Agreed with the customer; the items are not there yet.</summary>
    Ordered,

    /// <summary>The items are there.</summary>
    Received,

    /// <summary>Readings are taken and evaluated.</summary>
    InWork,

    /// <summary>Waits for the second person.</summary>
    ToAuthorise,

    /// <summary>A second person has authorised the results.</summary>
    Authorised,

    /// <summary>Every item has its certificate.</summary>
    CertificateIssued,

    /// <summary>Items and certificates were handed over.</summary>
    Closed,

    /// <summary>Ended without a certificate.</summary>
    Cancelled,
}

/// <summary>What moves a job on.</summary>
internal enum JobAct
{
    /// <summary>The items came.</summary>
    Receive,

    /// <summary>Work begins.</summary>
    Start,

    /// <summary>Results are put before the second person.</summary>
    Submit,

    /// <summary>The second person sends them back.</summary>
    SendBack,

    /// <summary>The second person authorises them.</summary>
    Authorise,

    /// <summary>The last certificate is issued.</summary>
    Issue,

    /// <summary>Items and certificates are handed over.</summary>
    Close,

    /// <summary>The job ends without a certificate.</summary>
    Cancel,

    /// <summary>An issued certificate has to be replaced.</summary>
    Reopen,
}

/// <summary>The steps that a job may take.</summary>
internal static class JobFlow
{
    private static readonly Dictionary<(JobState, JobAct), JobState> steps = new()
    {
        [(JobState.Ordered, JobAct.Receive)] = JobState.Received,
        [(JobState.Received, JobAct.Start)] = JobState.InWork,
        [(JobState.InWork, JobAct.Submit)] = JobState.ToAuthorise,
        [(JobState.ToAuthorise, JobAct.SendBack)] = JobState.InWork,
        [(JobState.ToAuthorise, JobAct.Authorise)] = JobState.Authorised,
        [(JobState.Authorised, JobAct.Issue)] = JobState.CertificateIssued,
        [(JobState.CertificateIssued, JobAct.Close)] = JobState.Closed,
        [(JobState.CertificateIssued, JobAct.Reopen)] = JobState.InWork,
        [(JobState.Closed, JobAct.Reopen)] = JobState.InWork,
        [(JobState.Ordered, JobAct.Cancel)] = JobState.Cancelled,
        [(JobState.Received, JobAct.Cancel)] = JobState.Cancelled,
        [(JobState.InWork, JobAct.Cancel)] = JobState.Cancelled,
    };

    /// <summary>Acts that need a reason.</summary>
    public static IReadOnlyList<JobAct> WithReason { get; } = [JobAct.SendBack, JobAct.Cancel, JobAct.Reopen];

    /// <summary>The acts that are possible in a state.</summary>
    public static IEnumerable<JobAct> From(JobState state) => Enum.GetValues<JobAct>().Where(a => steps.ContainsKey((state, a)));

    /// <summary>The state after an act, or the refusal <c>laboratory.job-step</c>, which names neither.</summary>
    public static Outcome<JobStep> Next(JobState state, JobAct act, string reason)
    {
        if (!steps.TryGetValue((state, act), out var next))
        {
            return Refusal.Conflict("laboratory.job-step");
        }

        return WithReason.Contains(act) && string.IsNullOrWhiteSpace(reason)
            ? Refusal.Rule("laboratory.reason-needed")
            : new JobStep(next);
    }
}

/// <summary>A step that may be taken.</summary>
/// <param name="To">The state after it.</param>
internal readonly record struct JobStep(JobState To);
