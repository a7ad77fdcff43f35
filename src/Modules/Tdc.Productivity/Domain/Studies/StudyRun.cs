using Tdc.ProductivityAnalysis;

namespace Tdc.Productivity.Domain.Studies;

/// <summary>Computes a study from its saved data and settings; nothing else goes in, so that it can be repeated.</summary>
internal static class StudyRun
{
    // About what a request may take: some seconds on a small server.
    private const long MostPrograms = 40_000;

    /// <summary>The outcome; a fault of the data is an outcome too.</summary>
    public static StudyOutcome Compute(StudyData data, StudySettings settings)
    {
        try
        {
            return settings switch
            {
                { Frontier: { } frontier } => new() { Frontier = FrontierStudy.Run(data, frontier) },
                { Drivers: { } drivers } => new() { Drivers = DriverStudy.Run(data, drivers) },
                { Effect: { } effect } => new() { Effect = EffectStudy.Run(data, effect) },
                _ => throw new AnalysisException(AnalysisFault.NoData),
            };
        }
        catch (AnalysisException fault)
        {
            return new() { Fault = new(fault.Fault, fault.Variable) };
        }
    }

    /// <summary>Whether the study takes too long for a request.</summary>
    public static bool IsLong(StudyData data, StudySettings settings) => settings.Frontier is { } frontier && FrontierStudy.Programs(data, frontier) > MostPrograms;

    /// <summary>What is to be known before it is run.</summary>
    public static IReadOnlyList<StudyFinding> Look(StudyData data, StudySettings settings) => settings switch
    {
        { Frontier: { } frontier } => FrontierChecks.Look(data, frontier),
        { Drivers: { } drivers } => DriverChecks.Look(data, drivers),
        { Effect: { } effect } => EffectChecks.Look(data, effect),
        _ => [],
    };
}
