using Tdc.Platform.Time;

namespace Tdc.Platform.Organisations;

/// <summary>The register that the program brings along: units, recorded acts and groups, with how each fact is known.</summary>
/// <remarks>
/// <para>Usable without a database. The ids are computed from code and first day, so demonstration data, tests and several
/// machines agree on them.</para>
/// <para>The column <c>status</c> of the files begins with "seen", "derived" or "from memory, unverified" and is kept in
/// <see cref="Organisation.Source"/>: nothing here is more certain than it says.</para>
/// </remarks>
public sealed class RegisterData
{
    private RegisterData(List<Organisation> organisations, List<SuccessionAct> acts, List<UnitGroup> groups)
    {
        Organisations = organisations;
        Acts = acts;
        Groups = groups;
    }

    /// <summary>All units of all times.</summary>
    public IReadOnlyList<Organisation> Organisations { get; }

    /// <summary>The acts that changed them.</summary>
    public IReadOnlyList<SuccessionAct> Acts { get; }

    /// <summary>The unit groups with their rules.</summary>
    public IReadOnlyList<UnitGroup> Groups { get; }

    /// <summary>Reads the files anew: the caller may change or store what it gets.</summary>
    /// <exception cref="FormatException">A file is broken; the message names file and line.</exception>
    public static RegisterData Load()
    {
        var links = RegisterTable.Read("successions.csv").ToList();
        var lineages = Lineages(links);
        var aliases = RegisterTable.Read("aliases.csv").ToLookup(r => r["code"], r => r["alias"]);
        var units = RegisterTable.Read("organisations.csv").Concat(RegisterTable.Read("communes-before-2025-07-01.csv"))
            .Select(r => Unit(r, lineages, aliases)).ToList();
        var acts = links.GroupBy(r => r["act"]).Select(Act).ToList();
        FillSearch(units, acts);
        return new(units, acts, ReadGroups(units));
    }

    /// <summary>The data as a snapshot to ask, for commands that open no database.</summary>
    /// <param name="readAt">The moment that the snapshot names as its own.</param>
    public static RegisterSnapshot Snapshot(DateTimeOffset readAt)
    {
        var data = Load();
        return new RegisterSnapshot(data.Organisations, data.Acts, readAt, data.Groups);
    }

    // A renaming continues the line of the unit before it.
    private static Dictionary<(string Code, DateOnly? Since), (string Code, DateOnly? Since)> Lineages(IEnumerable<RegisterTable.Row> links)
    {
        var before = links.Where(r => r["kind"] == "renamed")
            .ToDictionary(r => (r["to"], r.Date("to_since")), r => (r["from"], r.Date("from_since")));
        return before.Keys.ToDictionary(k => k, k =>
        {
            var first = before[k];
            while (before.TryGetValue(first, out var earlier))
            {
                first = earlier;
            }

            return first;
        });
    }

    private static Organisation Unit(
        RegisterTable.Row row, Dictionary<(string, DateOnly?), (string Code, DateOnly? Since)> lineages, ILookup<string, string> aliases)
    {
        var key = (Code: row["code"], Since: row.Date("valid_from"));
        var first = lineages.GetValueOrDefault(key, key);
        return new Organisation
        {
            Id = RegisterIds.Unit(key.Code, key.Since),
            Lineage = RegisterIds.Lineage(first.Code, first.Since),
            Code = key.Code,
            NameVi = row["name_vi"],
            NameEn = row["name_en"],
            Kind = row.Kind("kind"),
            ParentCode = row["parent"],
            ValidFrom = key.Since,
            ValidTo = row.Date("valid_to"),
            Source = row["status"],
            Note = row["note"],
            OtherNames = string.Join('\n', aliases[key.Code]),
        };
    }

    private static SuccessionAct Act(IGrouping<string, RegisterTable.Row> rows)
    {
        var head = rows.First();
        var day = head.Date("effective_on")!.Value;
        var id = RegisterIds.Act(rows.Key);
        return new SuccessionAct
        {
            Id = id,
            Kind = Enum.Parse<SuccessionKind>(head["kind"].Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
            EffectiveOn = day,
            Document = head["document"],
            Note = head["status"],
            RecordedAt = day.StartInVietnam,
            Links =
            [
                .. rows.Select(r => new SuccessionLink
                {
                    Id = RegisterIds.Part(rows.Key, r["from"], r["from_since"], r["to"], r["to_since"], r["function"]),
                    ActId = id,
                    FromId = RegisterIds.Unit(r["from"], r.Date("from_since")),
                    ToId = r["to"].Length == 0 ? null : RegisterIds.Unit(r["to"], r.Date("to_since")),
                    Function = r["function"],
                }),
            ],
        };
    }

    private static void FillSearch(List<Organisation> units, List<SuccessionAct> acts)
    {
        var snapshot = new RegisterSnapshot(units, acts, DateTimeOffset.UnixEpoch);
        foreach (var unit in units)
        {
            unit.Search = SearchForm.Of(unit, snapshot.FormerNames(unit.Id));
        }
    }

    private static List<UnitGroup> ReadGroups(List<Organisation> units)
    {
        var byCode = units.ToLookup(u => u.Code);
        var members = RegisterTable.Read("unit-group-members.csv").ToLookup(r => r["group"]);
        return
        [
            .. RegisterTable.Read("unit-groups.csv").Select(g => new UnitGroup
            {
                Code = g["code"],
                NameVi = g["name_vi"],
                NameEn = g["name_en"],
                Note = g["note"],
                Members = [.. members[g["code"]].Select(r => Member(r, byCode))],
            }),
        ];
    }

    private static UnitGroupMember Member(RegisterTable.Row row, ILookup<string, Organisation> byCode) => new()
    {
        Id = RegisterIds.Part(row["group"], row["kind"], row["under"], row["unit"], row["includes"], row["valid_from"]),
        GroupCode = row["group"],
        Kind = row["kind"].Length == 0 ? null : row.Kind("kind"),
        UnderCode = row["under"],
        Unit = row["unit"].Length == 0 ? null : byCode[row["unit"]].First().Lineage,
        Includes = row["includes"],
        ValidFrom = row.Date("valid_from"),
        ValidTo = row.Date("valid_to"),
        Excluded = row["excluded"].Length > 0,
    };
}
