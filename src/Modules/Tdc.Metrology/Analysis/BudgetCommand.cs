using System.CommandLine;
using System.Text;
using Tdc.Platform.Commands;
using Tdc.Uncertainty.Cases;

namespace Tdc.Metrology.Analysis;

/// <summary><c>tdc uncertainty budget</c>: the budget as a table for the eye, CSV for a spreadsheet or DOCX for the record.</summary>
internal sealed class BudgetCommand(TimeProvider clock)
{
    private readonly Argument<string> file = new("CASE") { Description = "Case of kind propagation: JSON of the schema tdc-metrology-case/1." };
    private readonly Option<string> format = new("--format") { Description = "table, csv or docx.", DefaultValueFactory = _ => "table", HelpName = "FORMAT" };
    private readonly Option<string?> output = new("--output", "-o") { Description = "File for the budget; without it it goes to standard output.", HelpName = "FILE" };

    /// <summary>Builds it.</summary>
    public Command Build()
    {
        var command = new Command("budget", "Prints the uncertainty budget of a case as a table, CSV or DOCX.");
        command.Add(file);
        command.Add(format);
        command.Add(output);
        command.SetAction(Print);
        return command;
    }

    private int Print(ParseResult call)
    {
        var (kind, path) = (call.GetValue(format)!, call.GetValue(output));
        if (kind is not ("table" or "csv" or "docx"))
        {
            throw new CommandFault(UncertaintyWords.Say("format.unknown", kind));
        }

        if (kind == "docx" && path is null)
        {
            throw new CommandFault(UncertaintyWords.Say("docx.needs-file"));
        }

        if (path is not null && Path.GetDirectoryName(Path.GetFullPath(path)) is { } wanted && !Directory.Exists(wanted))
        {
            throw new CommandFault(UncertaintyWords.Say("folder.missing", wanted));
        }

        var sheet = CaseFile.Read(call.GetRequiredValue(file), text => BudgetSheet.Of(PropagationCase.Read(text)));
        if (path is null)
        {
            Console.Out.Write(kind == "csv" ? BudgetText.Csv(sheet) : BudgetText.Table(sheet));
            Console.Out.Flush();
            return ExitCode.Done;
        }

        Write(path, kind switch
        {
            "csv" => Encoding.UTF8.GetBytes(BudgetText.Csv(sheet)),
            "docx" => BudgetDocument.Of(sheet, clock.GetUtcNow()).ToStream().ToArray(),
            _ => Encoding.UTF8.GetBytes(BudgetText.Table(sheet)),
        });
        Console.Error.WriteLine(UncertaintyWords.Say("file.written", path));
        return ExitCode.Done;
    }

    /// <summary>A file that appears whole or not at all.</summary>
    private static void Write(string path, byte[] content)
    {
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Path.GetFileName(path)}.{Environment.ProcessId}.part");
        try
        {
            File.WriteAllBytes(beside, content);
            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
