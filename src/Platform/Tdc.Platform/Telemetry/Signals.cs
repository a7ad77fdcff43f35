using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Tdc.Platform.Telemetry;

/// <summary>The platform's own traces and metrics; names after OpenTelemetry's conventions, never data of persons.</summary>
public static class Signals
{
    /// <summary>Name of the source and of the meter.</summary>
    public const string Name = "Tdc";

    /// <summary>Traces of work that is not a request: jobs, imports, consolidations.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Metrics of the work.</summary>
    public static Meter Meter { get; } = new(Name);

    /// <summary>Sign-ins, with the tag <c>outcome</c>: done, refused, locked.</summary>
    public static Counter<long> SignIns { get; } = Meter.CreateCounter<long>("tdc.sign_ins", "{sign-in}", "Sign-ins by outcome");

    /// <summary>Forms kept because their session had ended.</summary>
    public static Counter<long> KeptForms { get; } = Meter.CreateCounter<long>("tdc.kept_forms", "{form}", "Forms kept after the end of a session");
}
