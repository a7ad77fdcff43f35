namespace Tdc.Productivity.Domain.Studies;

/// <summary>What a study asks.</summary>
internal enum StudyKind
{
    /// <summary>Distance to the frontier: who does the most with what it has.</summary>
    Frontier,

    /// <summary>What goes together with higher productivity.</summary>
    Drivers,

    /// <summary>Whether supported firms gained more than others.</summary>
    Effect,
}

/// <summary>A study: its question, its data, its settings and its result, so that it can be run again to the same digits.</summary>
internal sealed class Study
{
    /// <summary>Its id.</summary>
    public required StudyId Id { get; init; }

    /// <summary>What it asks.</summary>
    public required StudyKind Kind { get; init; }

    /// <summary>Title.</summary>
    public required string Title { get; set; }

    /// <summary>Code of the activity that it is about, or <c>_T</c>.</summary>
    public required string Activity { get; init; }

    /// <summary>Its settings as JSON: sample, model, variables, seed.</summary>
    public required string Settings { get; init; }

    /// <summary>The sample as CSV, packed with deflate; without names of enterprises.</summary>
    public required byte[] Data { get; init; }

    /// <summary>SHA-256 of the sample in hexadecimal: the version of the data.</summary>
    public required string DataHash { get; init; }

    /// <summary>The result as JSON; empty while it is computed.</summary>
    public required string Result { get; set; }

    /// <summary>SHA-256 of the result.</summary>
    public required string ResultHash { get; set; }

    /// <summary>What the analyst concludes.</summary>
    public string Conclusion { get; set; } = "";

    /// <summary>Whether it is finished and counts.</summary>
    public bool Completed { get; set; }

    /// <summary>When it was finished.</summary>
    public DateTimeOffset? CompletedAt { get; set; }

    /// <summary>Whether it was made with invented data.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>The account that made it.</summary>
    public Guid? CreatedBy { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Changes at every write.</summary>
    public Guid Version { get; set; }
}
