using Tdc.Metrology.Domain.Laboratory;

namespace Tdc.Metrology.Tests.Laboratory;

public sealed class JobFlowTests
{
    private static readonly (JobState From, JobAct Act, JobState To)[] allowed =
    [
        (JobState.Ordered, JobAct.Receive, JobState.Received),
        (JobState.Ordered, JobAct.Cancel, JobState.Cancelled),
        (JobState.Received, JobAct.Start, JobState.InWork),
        (JobState.Received, JobAct.Cancel, JobState.Cancelled),
        (JobState.InWork, JobAct.Submit, JobState.ToAuthorise),
        (JobState.InWork, JobAct.Cancel, JobState.Cancelled),
        (JobState.ToAuthorise, JobAct.Authorise, JobState.Authorised),
        (JobState.ToAuthorise, JobAct.SendBack, JobState.InWork),
        (JobState.Authorised, JobAct.Issue, JobState.CertificateIssued),
        (JobState.CertificateIssued, JobAct.Close, JobState.Closed),
        (JobState.CertificateIssued, JobAct.Reopen, JobState.InWork),
        (JobState.Closed, JobAct.Reopen, JobState.InWork),
    ];

    public static TheoryData<string, string> Every()
    {
        var data = new TheoryData<string, string>();
        foreach (var from in Enum.GetValues<JobState>())
        {
            foreach (var act in Enum.GetValues<JobAct>())
            {
                data.Add(from.ToString(), act.ToString());
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void A_job_takes_the_steps_of_the_table_and_no_other(string from, string act)
    {
        var (state, step) = (Enum.Parse<JobState>(from), Enum.Parse<JobAct>(act));
        var row = allowed.Where(a => a.From == state && a.Act == step).ToList();
        var yes = JobFlow.Next(state, step, "có lý do").TryGet(out var next, out var no);
        Assert.Equal(row.Count == 1, yes);
        if (yes)
        {
            Assert.Equal(row[0].To, next.To);
        }
        else
        {
            Assert.Equal("laboratory.job-step", no!.Code);
        }
    }

    [Theory]
    [InlineData(nameof(JobState.ToAuthorise), nameof(JobAct.SendBack))]
    [InlineData(nameof(JobState.InWork), nameof(JobAct.Cancel))]
    [InlineData(nameof(JobState.Closed), nameof(JobAct.Reopen))]
    public void What_undoes_work_needs_a_reason(string from, string act)
    {
        Assert.False(JobFlow.Next(Enum.Parse<JobState>(from), Enum.Parse<JobAct>(act), " ").TryGet(out _, out var no));
        Assert.Equal("laboratory.reason-needed", no.Code);
    }
}
