namespace Tdc.Host.Serving;

/// <summary>The log on the console: on standard error, because standard output belongs to results.</summary>
internal static class ConsoleLog
{
    // Its errors are exceptions, and who catches one says what it means; said twice, a lost database fills the disk with traces.
    private static readonly string[] saidElsewhere =
        ["Microsoft.EntityFrameworkCore.Query", "Microsoft.EntityFrameworkCore.Update", "Microsoft.EntityFrameworkCore.Database"];

    public static void Add(ILoggingBuilder log)
    {
        log.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        log.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        foreach (var category in saidElsewhere)
        {
            log.AddFilter(category, LogLevel.Critical);
        }
    }
}
